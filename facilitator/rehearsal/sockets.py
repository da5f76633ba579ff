"""Room for a socket per phone: most machines allow 1,024 open files until asked for more."""

import resource

from facilitator.rehearsal.plan import RehearsalRefused

_OTHER_FILES = 150  # the joins in flight and what the interpreter holds


def allow_sockets(people: int) -> None:
    """Raise this process's limit of open files; RehearsalRefused when the machine says no."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = people + _OTHER_FILES
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return
    if hard != resource.RLIM_INFINITY and hard < needed:
        raise RehearsalRefused(
            f"Datorn tillåter {hard} öppna filer, men {people} telefoner behöver {needed}."
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))
