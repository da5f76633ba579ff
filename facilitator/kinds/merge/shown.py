"""A merging as an audience may see it: its drafts, its scenarios, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.forms import FORMS

from .board import FEWEST, MOST, Merging, board_of, groups_of, texts_shown
from .drafts import Pile, pile
from .kept_back import told_sources, unread
from .origin import tables
from .values import Paragraph, Scenario


@dataclass(frozen=True, slots=True)
class Shown:
    """A board with the drafts it works with."""

    workshop: Workshop
    activity: Activity
    board: Merging
    drafts: Pile

    @classmethod
    def of(cls, scene: Scene) -> Shown:
        return cls(scene.workshop, scene.activity, board_of(scene.activity),
                   pile(scene.workshop, scene.activity))

    def loose(self) -> tuple[str, ...]:
        """The drafts that lie under no scenario."""
        return tuple(text for text in self.drafts.texts if not self.board.where(text))

    def under(self, world: str) -> tuple[str, ...]:
        """The drafts under a scenario that may be read."""
        return tuple(text for text in self.board.under(world) if text in self.drafts.texts)

    def tables(self, groups: Iterable[str]) -> dict[str, object]:
        """Whence something came, for a template."""
        numbers, names = tables(self.workshop, groups)
        return {"numbers": [str(each) for each in numbers], "names": names}

    def draft(self, text: str) -> dict[str, object]:
        """A draft in short."""
        found = self.drafts.texts[text]
        return {"id": text, "title": found.title, "form": FORMS.get(found.form, ""),
                "tables": self.tables(self.drafts.groups(text)), "likes": self.board.liked(text),
                "group": found.group}

    def passages(self, text: str) -> tuple[dict[str, object], ...]:
        """What a draft says, passage by passage."""
        return tuple({"id": each.passage, "words": each.words}
                     for each in self.drafts.sources(text))

    def scenario(self, each: Scenario) -> dict[str, object]:
        """A scenario in short."""
        return {"id": each.id, "place": each.place, "name": each.name.words,
                "count": len(self.under(each.id))}

    def lies(self, text: str) -> dict[str, object] | None:
        """The scenario that a draft lies under, None for none."""
        found = self.board.scenario(self.board.where(text))
        return self.scenario(found) if found else None

    def paragraph(self, each: Paragraph) -> dict[str, object]:
        """A paragraph with the tables whose words it has."""
        return {"id": each.id, "words": each.wording.words,
                "tables": self.tables(groups_of(each, self.drafts)),
                "drafts": self.titles(each),
                "own": not each.wording.sources}

    def titles(self, each: Paragraph) -> tuple[str, ...]:
        """What the drafts are called that it was made of; one that is not shown says nothing."""
        found = (self.drafts.title(source.text) for source in told_sources(each, self.drafts))
        return tuple(dict.fromkeys(title for title in found if title))

    def made_of(self, world: str) -> tuple[str, ...]:
        """The drafts that a scenario was made of, as far as the room may know."""
        return self.board.made_of(world, self.drafts, told=texts_shown(self.activity))

    def groups(self, world: str) -> tuple[str, ...]:
        """Whose drafts those are, and whose words its text was made of."""
        drafts = (group for text in self.made_of(world) for group in self.drafts.groups(text))
        read = self.board.readable(world, self.drafts) if texts_shown(self.activity) else ()
        return tuple(dict.fromkeys((*drafts, *(
            group for each in read for group in groups_of(each, self.drafts)))))

    def text_of(self, world: str) -> tuple[dict[str, object], ...]:
        """The paragraphs of a scenario that the room may read."""
        return tuple(self.paragraph(each) for each in self.board.readable(world, self.drafts))

    def used(self) -> Counter[tuple[str, str]]:
        """How many paragraphs stand that each passage went into."""
        return Counter((source.text, source.passage) for each in self.board.standing()
                       for source in each.wording.sources)

    def warnings(self) -> dict[str, object]:
        """What a desk should look at before it shows the scenarios."""
        worlds, standing = self.board.living(), tuple(self.board.standing())
        in_text = {source.text for each in standing for source in each.wording.sources}
        return {
            "few": 0 < len(worlds) < FEWEST, "many": len(worlds) > MOST,
            "fewest": FEWEST, "most": MOST,
            "outside": sum(text not in in_text for text in self.loose()) if worlds else 0,
            "without_origin": sum(not each.wording.sources for each in standing),
            "empty": tuple(each.name.words or str(each.place) for each in worlds
                           if not self.board.text_of(each.id)),
            "unread": sum(bool(unread(each, self.drafts)) for each in standing),
        }

    def counts(self) -> dict[str, int]:
        worlds = self.board.living()
        drafts = {*self.drafts.texts, *(text for each in worlds for text in self.made_of(each.id))}
        return {"drafts": len(drafts), "loose": len(self.loose()), "scenarios": len(worlds)}
