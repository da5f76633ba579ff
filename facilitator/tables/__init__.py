"""Tables that somebody else made: read in a process of its own, with limits on everything."""

from .reading import NotReadable, Table, read_table

__all__ = ["NotReadable", "Table", "read_table"]
