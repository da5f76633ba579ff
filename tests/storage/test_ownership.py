"""One process owns a sessions folder."""

from pathlib import Path

import pytest

from facilitator.storage.ownership import Owned, own


def test_the_second_is_told_who_was_first(tmp_path: Path) -> None:
    first = own(tmp_path, "servern på port 8000")
    with pytest.raises(Owned, match="servern på port 8000"):
        own(tmp_path, "en till")
    first.close()


def test_a_folder_that_was_let_go_can_be_owned(tmp_path: Path) -> None:
    own(tmp_path, "den förste").close()
    own(tmp_path, "den andre").close()


def test_asking_in_vain_does_not_change_what_the_first_has_said(tmp_path: Path) -> None:
    first = own(tmp_path, "den förste")
    for _ in range(2):
        with pytest.raises(Owned, match="den förste"):
            own(tmp_path, "den andre")
    first.close()
