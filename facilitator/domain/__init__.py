"""The rules of a workshop: pure values and functions, no clock, no chance, no input or output."""
