"""The workshop watched again in two minutes: from the log to frames, and a page that plays them."""
