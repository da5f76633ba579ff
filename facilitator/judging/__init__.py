"""What methods that ask a room to judge share: numbers, shares, ranks, dealing; pure."""
