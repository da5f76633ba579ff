"""A live workshop for regional foresight: phones in, a wall, a desk, and a report out."""

__version__ = "0.6.0"
