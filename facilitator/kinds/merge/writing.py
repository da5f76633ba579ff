"""What an editor does to the paragraphs of a scenario: take, write, edit, fuse, cut, move, drop.

Whoever edits says which version was seen; a newer one is never written over.
"""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Text, Whole
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.workshop import Activity, Workshop

from .board import Merging, board_of
from .drafts import pile
from .rules import WORLD, scenario
from .values import Paragraph, Source

LONGEST = 4000
_PARAGRAPH = Text(64, required=True)
_AFTER = Text(64)
_WORDS = Text(LONGEST, required=True, lines=True)
_WAS = Whole(0, 10**9, required=True)
COMMANDS = (
    Rule("merge.take", FACILITATORS, {"world": WORLD, "passage": Text(64), "text": Text(64)}),
    Rule("merge.write", FACILITATORS, {"world": WORLD, "words": _WORDS, "after": _AFTER},
         may_be_left_out=frozenset({"after"})),
    Rule("merge.edit", FACILITATORS, {"paragraph": _PARAGRAPH, "words": _WORDS, "was": _WAS}),
    Rule("merge.fuse", FACILITATORS, {"paragraph": _PARAGRAPH, "into": _PARAGRAPH}),
    Rule("merge.cut", FACILITATORS,
         {"paragraph": _PARAGRAPH, "at": Whole(1, LONGEST, required=True), "was": _WAS},
         may_be_left_out=frozenset({"was"})),
    Rule("merge.move", FACILITATORS,
         {"paragraph": _PARAGRAPH, "after": _AFTER, "world": Text(64)},
         may_be_left_out=frozenset({"after"})),
    Rule("merge.drop", FACILITATORS, {"paragraph": _PARAGRAPH}),
    Rule("merge.restore", FACILITATORS, {"paragraph": _PARAGRAPH, "world": Text(64)}),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from an editor's hand on a text. Raises `Refused`."""
    board, data = board_of(activity), command.data
    match command.name:
        case "merge.take":
            return _take(workshop, activity, command)
        case "merge.write":
            world = scenario(board, data["world"]).id
            return [Draft("merge.written", {
                "paragraph": _fresh(board, command.id), "world": world, "words": data["words"],
                "after": _after(board, data.get("after"), world)})]
        case "merge.edit":
            found = paragraph(board, data["paragraph"])
            if found.wording.words == data["words"]:
                return []
            _expect_unchanged(found, data["was"])
            return [Draft("merge.edited", {"paragraph": found.id, "words": data["words"]})]
        case "merge.fuse":
            return _fuse(board, command)
        case "merge.cut":
            return _cut(board, command)
        case "merge.move":
            return _move(board, command)
        case "merge.drop":
            found = _known(board, data["paragraph"])
            return [Draft("merge.dropped", {"paragraph": found.id})] if not found.life.gone else []
        case "merge.restore":
            return _restore(board, command)
    raise NotImplementedError(command.name)


def paragraph(board: Merging, wanted: object, field: str = "paragraph") -> Paragraph:
    """The paragraph with that id, which stands in a scenario. Raises `Refused`."""
    found = _known(board, wanted, field)
    if found.life.gone:
        raise Refused("gone", message("Stycket är borttaget. Ta tillbaka det först."), field=field)
    scenario(board, found.place.world)
    return found


def _known(board: Merging, wanted: object, field: str = "paragraph") -> Paragraph:
    found = board.paragraphs.get(str(wanted))
    if found is None:
        raise Refused("no_such_paragraph", message("Stycket finns inte."), field=field)
    return found


def _fresh(board: Merging, wanted: str) -> str:
    if wanted in board.paragraphs:
        raise Refused("taken", message("Stycket kunde inte göras. Gör det en gång till."))
    return wanted


def _expect_unchanged(found: Paragraph, was: object) -> None:
    """Raises `Refused`, with the newer words, where somebody has written since it was seen."""
    if was != found.wording.at:
        raise Refused("stale", message(
            "Någon annan har ändrat stycket medan du skrev. Nu står det ”{words}”. Inget är "
            "överskrivet."), field="words", details={"words": found.wording.words})


def _take(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """One passage, or all of a draft; what stands there already is not taken twice."""
    board, data, drafts = board_of(activity), command.data, pile(workshop, activity)
    world = scenario(board, data["world"]).id
    wanted: tuple[Source, ...]
    if data["passage"]:
        wanted = (drafts.source(str(data["passage"]), str(data["text"])),)
    else:
        wanted = drafts.sources(drafts.draft(data["text"]).id)
    there = {(source.text, source.passage) for each in board.text_of(world)
             for source in each.wording.sources}
    rows = [_row(board, f"{command.id}-{place}" if place else command.id, source)
            for place, source in enumerate(wanted) if (source.text, source.passage) not in there]
    return [Draft("merge.taken", {"world": world, "paragraphs": rows})] if rows else []


def _row(board: Merging, paragraph_id: str, source: Source) -> dict[str, object]:
    return {"paragraph": _fresh(board, paragraph_id), "words": source.words,
            "sources": [source_told(source)]}


def source_told(source: Source) -> dict[str, object]:
    """A source as an event tells it."""
    return {"text": source.text, "passage": source.passage, "groups": list(source.groups),
            "words": source.words}


def _fuse(board: Merging, command: Command) -> list[Draft]:
    gone = paragraph(board, command.data["paragraph"])
    into = paragraph(board, command.data["into"], "into")
    if gone.id == into.id:
        raise Refused("same", message("Välj två olika stycken."), field="into")
    if len(gone.wording.words) + len(into.wording.words) >= LONGEST:
        raise Refused("too_long", message("Stycket blir för långt: högst {limit} tecken."),
                      field="into", details={"limit": LONGEST})
    text = board.text_of(into.place.world)
    before = gone in text and text.index(gone) < text.index(into)
    return [Draft("merge.fused", {"paragraph": gone.id, "into": into.id, "before": before})]


def _cut(board: Merging, command: Command) -> list[Draft]:
    found, at = paragraph(board, command.data["paragraph"]), int(str(command.data["at"]))
    if "was" in command.data:
        _expect_unchanged(found, command.data["was"])
    words, rest = found.wording.words[:at].strip(), found.wording.words[at:].strip()
    if not words or not rest:
        raise Refused("nothing_left", message("Det måste finnas text på båda sidor."), field="at")
    return [Draft("merge.cut", {"paragraph": found.id, "words": words, "rest": rest,
                                "made": _fresh(board, command.id)})]


def _move(board: Merging, command: Command) -> list[Draft]:
    data = command.data
    found = paragraph(board, data["paragraph"])
    world = scenario(board, data["world"] or found.place.world).id
    after = _after(board, data.get("after"), world)
    if after == found.id:
        return []
    order = [each.id for each in board.text_of(world)]
    if found.place.world == world:
        place = order.index(found.id)
        before = order[place - 1] if place else ""
        if after == before or (after is None and found.id == order[-1]):
            return []
    return [Draft("merge.moved", {"paragraph": found.id, "world": world, "after": after})]


def _restore(board: Merging, command: Command) -> list[Draft]:
    """Back where it stood; into another scenario where its own is gone, or another is meant."""
    found = _known(board, command.data["paragraph"])
    if found.life.gone in board.paragraphs:
        raise Refused("fused", message("Stycket har gått in i ett annat. Dela det i stället."),
                      field="paragraph")
    world = scenario(board, command.data["world"] or found.place.world).id
    if not found.life.gone and found.place.world == world:
        return []
    elsewhere = world if world != found.place.world else ""
    return [Draft("merge.restored", {"paragraph": found.id, "world": elsewhere, "after": None})]


def _after(board: Merging, given: object, world: str) -> str | None:
    """The paragraph to stand after: "" for first, None for last. Raises `Refused`."""
    if given is None or given == "":
        return None if given is None else ""
    found = _known(board, given, "after")
    if found.place.world != world:
        raise Refused("elsewhere", message("Stycket står i ett annat scenario."), field="after")
    return found.id


