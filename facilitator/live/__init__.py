"""The live floor: sockets, who is present, and what is sent to whom."""
