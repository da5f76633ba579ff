"""A workshop as it may have been held: played by the rules, from its first item to its report."""
