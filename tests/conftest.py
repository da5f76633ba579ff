"""A story of the cast for every test that asks for one."""

import pytest
from hypothesis import HealthCheck, settings

from .cast import Story, checking_in, founded, gathered, scanning
from .faults.table import line, print_table

__all__ = ["line"]

# How long an example takes is for bin/bench: a machine that is busy proves nothing wrong.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    print_table(terminalreporter, config)


@pytest.fixture
def empty_room() -> Story:
    """A workshop that has been founded; nobody has come yet."""
    return founded()


@pytest.fixture
def room_of_two() -> Story:
    """Anna and Bo are in; nothing has begun."""
    return gathered()


@pytest.fixture
def scan() -> Story:
    """The scan is open."""
    return scanning()


@pytest.fixture
def checkin() -> Story:
    """The check-in is open."""
    return checking_in()
