"""A story as its replay: the film, what its frames show, and everything that is in them as text."""

from facilitator.paths import asset
from facilitator.report.build import build
from facilitator.report.formats import FORMATS, Press
from facilitator.report.reel import Reel
from facilitator.report.replay.film import Film, film
from facilitator.show.environment import make_environment
from facilitator.web.assets import Assets
from tests.cast import KINDS, Story

ASSETS = Assets(asset("static"))
ENVIRONMENTS = {language: make_environment([asset("templates")], language, ASSETS.address)
                for language in ("sv", "en")}  # fmt: skip


def replayed(story: Story, language: str = "sv", until: int | None = None) -> Film:
    return film(story.events, story.state, story.kinds, ENVIRONMENTS[language], language, until)


def page_of(story: Story, language: str = "sv") -> str:
    """The file that is taken home."""
    reel = Reel(tuple(story.events), KINDS, asset("static"))
    press = Press(ENVIRONMENTS[language], "", reel=reel)
    return FORMATS["repris"].write(build(story.state, KINDS, story.now, language), press).decode()


def text_of(shown: Film) -> str:
    """All that its frames hold, markup and words."""
    return shown.as_json()


def captions(shown: Film) -> list[str]:
    return [f"{frame.clock} {shown.items[frame.item]}: {frame.said} {frame.people}"
            for frame in shown.frames]  # fmt: skip
