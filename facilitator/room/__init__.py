"""Where rules meet memory: the corridor, and the only floor with a queue."""
