"""Two editors do anything in any order: no passage, no origin and nobody's newer words are lost."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.fold import fold
from facilitator.domain.refused import Refused
from facilitator.kinds.merge.board import Merging
from facilitator.kinds.merge.values import Source
from tests.cast import ERIK, KARIN, Story

from .merging import BALTIC, MERGE, WITH_DRAFTS, WORDS, board, makes, merging, takes

TEXTS = tuple(WORDS)
PASSAGES = tuple(f"{text}.{place}" for text, (_, _, words) in WORDS.items()
                 for place in range(1, words.count("\n") + 2))
ACTS = ("make", "name", "tagline", "put", "dissolve", "join", "take", "take_all", "write", "edit",
        "edit", "edit", "stale", "fuse", "cut", "move", "across", "drop", "restore", "undo",
        "undo", "again")
# At the end each takes back much of what they did, whatever the other has made of it.
LAST = [(karin, "undo", 0, 0) for _ in range(4) for karin in (True, False)]
STEPS = st.lists(st.tuples(st.booleans(), st.sampled_from(ACTS), st.integers(0, 3),
                           st.integers(0, 3)), min_size=4, max_size=40)  # fmt: skip


def asked(now: Merging, act: str, one: int, two: int, number: int) -> tuple[str, dict[str, object]]:
    """A command that points at what there is, or at nothing."""
    worlds, held = list(now.scenarios) or ["none"], list(now.paragraphs) or ["none"]
    world, other = worlds[one % len(worlds)], worlds[two % len(worlds)]
    first, second = held[one % len(held)], held[two % len(held)]
    known = now.paragraphs.get(first)
    was = known.wording.at if known else 0
    words = known.wording.words if known else ""
    match act:
        case "make":
            return "make", {"name": f"Värld {number}", "texts": list(TEXTS[:one % 2])}
        case "name" | "tagline":
            return act, {"world": world, act: f"Namn {number}"}
        case "put":
            return "put", {"text": TEXTS[one % len(TEXTS)], "world": other if two else ""}
        case "dissolve":
            return "dissolve", {"world": world}
        case "join":
            return "join", {"world": world, "into": other}
        case "take":
            return "take", {"world": world, "passage": PASSAGES[two % len(PASSAGES)]}
        case "take_all":
            return "take", {"world": world, "text": TEXTS[two % len(TEXTS)]}
        case "write":
            return "write", {"world": world, "words": f"Eget {number}. Mer."}
        case "edit" | "stale":
            return "edit", {"paragraph": first, "words": f"Ändrat {number}. Mer {number}.",
                            "was": was - (act == "stale")}
        case "fuse":
            return "fuse", {"paragraph": first, "into": second}
        case "cut":
            return "cut", {"paragraph": first, "at": 1 + max(0, len(words) // 2)}
        case "move":
            return "move", {"paragraph": first, "after": second if two else ""}
        case "across":
            return "move", {"paragraph": first, "world": other}
        case "drop" | "restore":
            return act, {"paragraph": first}
    return act, {}


@given(STEPS)
def test_nothing_is_lost_whatever_two_editors_do(steps: list[tuple[bool, str, int, int]]) -> None:
    story = merging()
    world = makes(story, "Havet", BALTIC)
    takes(story, world, BALTIC)
    takes(story, world, BALTIC, 2)
    left: dict[bool, list[Merging]] = {True: [], False: []}  # by each editor's undoing
    for number, (karin, act, one, two) in enumerate((*steps, *LAST)):
        before, actor = board(story), KARIN if karin else ERIK
        if act in ("undo", "again"):
            name, data = f"undo.{'last' if act == 'undo' else 'again'}", dict[str, object]()
        else:
            name, data = asked(before, act, one, two, number)
            name = f"merge.{name}"
        try:
            story.does(actor, name, MERGE, **data)  # type: ignore[arg-type]
        except Refused:
            assert board(story) == before
            continue
        after = board(story)
        _nothing_disappears(before, after)
        _origins_are_kept(before, after)
        if act == "edit":
            assert after.paragraphs[str(data["paragraph"])].wording.words == data["words"]
        if act == "stale":
            # It is a refusal, but where it says what stands there already.
            assert before == after
        if act == "undo":
            left[karin].append(after)
        if act in ("undo", "again"):
            _only_ones_own_is_taken_back(story, actor, before, after, left[karin])
    _folds_to_itself(story)


def _nothing_disappears(before: Merging, after: Merging) -> None:
    """Every scenario and paragraph that ever was is known, and each draft lies once."""
    assert before.paragraphs.keys() <= after.paragraphs.keys()
    assert before.scenarios.keys() <= after.scenarios.keys()
    for text in TEXTS:
        assert sum(text in after.under(each.id) for each in after.living()) <= 1
    places = [each.place for each in after.living()]
    assert len(places) == len(set(places))
    for each in after.paragraphs.values():
        assert isinstance(each.place.rank, Fraction)


def _origins_are_kept(before: Merging, after: Merging) -> None:
    """Each passage that stood stands, or is put away; each paragraph knows all it was made of."""
    for each in after.paragraphs.values():
        made_of = {one for one in before.paragraphs.values()
                   if one.id != each.id and not one.life.gone
                   and after.paragraphs[one.id].life.gone == each.id}
        for one in made_of:
            assert _sources(one.wording.sources) <= _sources(each.wording.sources)
    known = {one.life.gone for one in before.paragraphs.values()}
    for each in before.paragraphs.values():
        now = after.paragraphs[each.id]
        if now.wording.words != each.wording.words and each.id not in known:
            assert _sources(each.wording.sources) <= _sources(now.wording.sources) or \
                _came_back(before, after, each.id)


def _came_back(before: Merging, after: Merging, paragraph: str) -> bool:
    return any(each.life.gone == paragraph and not after.paragraphs[each.id].life.gone
               for each in before.paragraphs.values())


def _only_ones_own_is_taken_back(
    story: Story, actor: object, before: Merging, after: Merging, left: list[Merging]
) -> None:
    """What an undo changes, the same editor left as it was: no other's newer words go.

    One who does it again may change what stood when it was taken back.
    """
    by = {event.seq: event.actor for event in story.events}
    for each in before.paragraphs.values():
        now = after.paragraphs[each.id].wording
        if now != each.wording:
            assert by[each.wording.at] == actor or any(
                each.wording == then.paragraphs[each.id].wording for then in left
                if each.id in then.paragraphs)


def _folds_to_itself(story: Story) -> None:
    # Groups are set by hand in these tests, so only the merging itself is compared.
    again = fold(story.events, WITH_DRAFTS).activities[MERGE]
    assert again.state == board(story)


def _sources(sources: tuple[Source, ...]) -> set[tuple[str, str]]:
    return {(each.text, each.passage) for each in sources}


def test_every_passage_that_was_taken_is_in_some_paragraph() -> None:
    story = merging()
    story.does(KARIN, "merge.make", MERGE, name="Havet", texts=list(TEXTS))
    [world] = board(story).living()
    for text in TEXTS:
        story.does(KARIN, "merge.take", MERGE, world=world.id, text=text)
    for paragraph in [each.id for each in board(story).text_of(world.id)][::2]:
        story.does(ERIK, "merge.drop", MERGE, paragraph=paragraph)
    held = {source.passage for each in board(story).paragraphs.values()
            for source in each.wording.sources}
    assert held == set(PASSAGES)
