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


def test_a_login_that_nothing_uses_is_over_before_its_time(accounts: Accounts) -> None:
    accounts.add("Karin", "hash", NOW)
    accounts.log_in("token", "Karin", NOW, ENDS)
    assert accounts.login("token", "2026-05-12T12:59") == "Karin"
    assert accounts.login("token", "2026-05-12T13:00") is None
    assert accounts.logins_of("Karin", "2026-05-12T13:00") == []
    # What is open is not idle: only its time can end it.
    assert accounts.lasts("token", "2026-05-12T20:59")
    assert not accounts.lasts("token", ENDS)


def test_a_login_that_is_used_lasts_its_whole_time_and_no_longer(accounts: Accounts) -> None:
    accounts.add("Karin", "hash", NOW)
    accounts.log_in("token", "Karin", NOW, ENDS)
    for hour in range(10, 21):
        at = f"2026-05-12T{hour}:00"
        assert accounts.login("token", at) == "Karin"
        accounts.use("token", at)
    assert accounts.logins_of("Karin", "2026-05-12T20:30")[0].used == "2026-05-12T20:00"
    accounts.use("token", ENDS)
    assert accounts.login("token", ENDS) is None


def test_a_disk_that_is_full_shuts_nobody_out(accounts: Accounts) -> None:
    accounts.add("Karin", "hash", NOW)
    accounts.log_in("token", "Karin", NOW, ENDS)
    accounts._connection.execute("PRAGMA query_only=ON")  # as a disk that takes nothing
    accounts.use("token", "2026-05-12T10:00")
    assert accounts.login("token", "2026-05-12T10:00") == "Karin"


def test_logins_that_are_over_are_forgotten(accounts: Accounts) -> None:
    accounts.add("Karin", "hash", NOW)
    accounts.log_in("token", "Karin", NOW, ENDS)
    accounts.log_in("another", "Karin", LATER, "2026-05-13T10:00")
    assert [row[0] for row in accounts._rows("SELECT hash FROM logins")] == ["another"]


@pytest.mark.parametrize("how", ["remove", "change_password"])
def test_whoever_loses_an_account_keeps_no_way_in(accounts: Accounts, how: str) -> None:
    accounts.add("Karin", "hash", NOW)
    accounts.add("Erik", "hash", NOW)
    accounts.invite("made by her", "", ENDS, "karin")
    accounts.invite("for her", "Karin", ENDS)
    accounts.invite("made by another", "", ENDS, "Erik")
    accounts.know_device("browser", "Karin", NOW)
    if how == "remove":
        accounts.remove("Karin")
    else:
        accounts.change_password("Karin", "new hash")
    assert accounts.invited("made by her", NOW) is None
    assert accounts.invited("for her", NOW) is None
    assert accounts.invited("made by another", NOW) == ""
    assert not accounts.knows_device("browser", "Karin")


def test_a_file_of_an_earlier_version_keeps_its_logins(tmp_path: Path) -> None:
    path = tmp_path / "installation.sqlite"
    accounts = Accounts(path)
    accounts.add("Karin", "hash", NOW)
    accounts.log_in("token", "Karin", NOW, ENDS)
    for statement in ("ALTER TABLE logins DROP COLUMN used", "ALTER TABLE invites DROP COLUMN "
                      "inviter", "DELETE FROM _sqlite_migrations WHERE name LIKE 'm004%'"):
        accounts._do(statement)
    accounts.close()
    again = Accounts(path)
    assert again.login("token", NOW) == "Karin"
    assert again.logins_of("Karin", NOW)[0].used == NOW
    again.close()


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


def test_a_login_whose_time_is_over_is_told_to_what_it_opened(accounts: Accounts) -> None:
    ended: list[str] = []
    accounts.on_ended(ended.append)
    accounts.add("Karin", "hash", NOW)
    accounts.log_in("token", "Karin", NOW, ENDS)
    accounts.end_over(NOW)
    assert ended == []
    accounts.end_over(ENDS)
    assert ended == ["token"]
