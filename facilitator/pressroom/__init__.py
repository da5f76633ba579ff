"""Where reports are made: a line of jobs, one child process at a time, and what it has made."""
