"""Pages and the programs' way in; the floor that knows Flask, beside live."""
