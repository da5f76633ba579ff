"""The only floor that knows SQLite: one file a workshop, one connection that writes it."""
