"""The desk's shell: what the agenda tells of each item."""

from typing import Any

from facilitator.domain.fields import Choice, Text
from facilitator.kinds.scan import Scan
from facilitator.show.desk import agenda
from tests.cast import KARIN, KINDS, SCAN, Story, founded


class Bare(Scan):
    """A method whose author has given no words for its settings."""

    option_words = {}
    options = {"wall": Choice(("at_once", "on_reveal")), "sign": Text(20)}


def options_of(story: Story, activity: str) -> object:
    days: Any = agenda(story.state, KINDS, story.now)["days"]
    return next(item["options"] for day in days
                for item in day["items"] if item["id"] == activity)  # fmt: skip


def test_an_item_tells_its_settings_also_those_that_nobody_has_touched() -> None:
    story = founded()
    assert options_of(story, SCAN) == {"wall": "at_once", "others": "at_once"}
    story.does(KARIN, "agenda.change", activity=SCAN, title="Spaning",
               options={"others": "never"})  # fmt: skip
    assert options_of(story, SCAN) == {"wall": "at_once", "others": "never"}


def test_every_setting_of_the_methods_has_words() -> None:
    for kind in KINDS.values():
        for setting in kind.settings():
            assert setting.ask.endswith("?")
            assert all(words != value for value, words in setting.answers)


def test_a_setting_without_words_is_shown_by_its_name() -> None:
    wall, sign = Bare().settings()
    assert (wall.ask, sign.ask, sign.answers) == ("wall", "sign", ())
    assert wall.answers == (("at_once", "at_once"), ("on_reveal", "on_reveal"))
