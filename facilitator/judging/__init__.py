"""What methods that ask the room to judge a list share: the list, the sheets, and the numbers."""
