"""Accounts: names once, logins that end, and a file only its owner reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.storage.accounts import Accounts, Taken
from facilitator.storage.database import BrokenFile

NOW, LATER, ENDS = "2026-05-12T09:00", "2026-05-12T22:00", "2026-05-12T21:00"


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    accounts = Accounts(tmp_path / "installation.sqlite")
    yield accounts
    accounts.close()


def test_at_first_there_is_nobody(accounts: Accounts) -> None:
    assert not accounts.any()
    accounts.add("Karin", "hash", NOW)
    assert accounts.any()


def test_a_name_is_found_whatever_its_capitals(accounts: Accounts) -> None:
    accounts.add("Karin", "hash", NOW)
    assert accounts.password_of("KARIN") == ("Karin", "hash")
    assert accounts.password_of("Erik") is None


def test_a_name_is_taken_once(accounts: Accounts) -> None:
    accounts.add("Karin", "hash", NOW)
    with pytest.raises(Taken):
        accounts.add("karin", "other", NOW)


def test_a_login_lasts_until_it_ends(accounts: Accounts) -> None:
    accounts.add("Karin", "hash", NOW)
    accounts.log_in("token", "Karin", NOW, ENDS)
    assert accounts.login("token", NOW) == "Karin"
    assert accounts.login("token", LATER) is None
    assert accounts.login("other", NOW) is None


def test_one_who_logs_out_is_out(accounts: Accounts) -> None:
    accounts.add("Karin", "hash", NOW)
    accounts.log_in("token", "Karin", NOW, ENDS)
    accounts.log_out("token")
    assert accounts.login("token", NOW) is None


def test_only_the_owner_may_read_the_file(accounts: Accounts, tmp_path: Path) -> None:
    assert (tmp_path / "installation.sqlite").stat().st_mode & 0o077 == 0


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "installation.sqlite").write_bytes(b"noise" * 1000)
    with pytest.raises(BrokenFile, match=r"installation\.sqlite"):
        Accounts(tmp_path / "installation.sqlite")
