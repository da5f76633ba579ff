"""Suggestions while a workshop runs: off the event loop, and nothing is placed by itself."""
