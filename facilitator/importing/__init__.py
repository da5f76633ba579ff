"""From a JSON report back to a workshop: read with limits, checked against itself, written new."""
