"""A picture's whole way: into the file, out in every format, in again, and gone."""
