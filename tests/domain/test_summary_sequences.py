"""Whatever editors do in whatever order: it can all be taken back, and nothing gets lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.editorial import Editing, Editorial
from facilitator.domain.event import Event
from facilitator.domain.fold import fold
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.domain.undoing import last_undo
from tests.cast import ERIK, KARIN, KINDS, Story, scanning

IDS = [f"mening-{nth}" for nth in range(4)]
THINGS = ["process", "open", "matrix-5", "kort-1", "kort-2"]
WORDS = ["Ett", "Två", "Tre", "Fyra"]
_sentence, _thing, _words = st.sampled_from(IDS), st.sampled_from(THINGS), st.sampled_from(WORDS)
_before = st.sampled_from(["", *IDS])


def asked(step: str, **fields: Any) -> st.SearchStrategy[tuple[str, dict[str, object]]]:
    return st.tuples(st.just(f"summary.{step}"), st.fixed_dictionaries(fields))


COMMANDS = st.one_of(
    asked("add", sentence=_sentence, text=_words, before=_before,
          evidence=st.lists(_thing, max_size=3)),
    asked("edit", sentence=_sentence, text=_words),
    asked("place", sentence=_sentence, place=st.sampled_from(["", "mal", "nulage"])),
    asked("point", sentence=_sentence, to=_thing, before=st.sampled_from(["", *THINGS])),
    asked("unpoint", sentence=_sentence, to=_thing),
    asked("move", sentence=_sentence, before=_before),
    asked("remove", sentence=_sentence),
    asked("arrange", order=st.lists(_thing, unique=True, max_size=4)),
    asked("leave_out", what=_thing), asked("take_in", what=_thing),
    asked("pick", list=st.sampled_from(["pictures", "quotes"]), what=_thing,
          before=st.sampled_from(["", *THINGS])),
    asked("unpick", list=st.sampled_from(["pictures", "quotes"]), what=_thing),
    asked("next_steps", text=st.sampled_from(["", "Läs på.", "Vila."])),
    asked("publish", note=_words), asked("unpublish", version=st.integers(1, 3)),
    asked("republish", version=st.integers(1, 3)), asked("restore", version=st.integers(1, 3)),
)  # fmt: skip


def begun() -> Story:
    """Four sentences, something picked and arranged, and two versions: enough to disturb."""
    story = scanning()
    for sentence, words in zip(IDS[:3], WORDS, strict=False):
        story.does(KARIN, "summary.add", sentence=sentence, text=words, evidence=THINGS[3:])
    for what in THINGS[2:]:
        story.does(KARIN, "summary.pick", list="pictures", what=what)
    story.does(KARIN, "summary.publish", note="Första")
    story.does(KARIN, "summary.add", sentence=IDS[3], text=WORDS[3], before=IDS[1])
    story.does(KARIN, "summary.leave_out", what=THINGS[1])
    story.does(KARIN, "summary.publish", note="Andra")
    return story


def tries(story: Story, actor: Actor, name: str, data: dict[str, object]) -> list[Event]:
    """What came of one who has read what stands: [] where it was refused or changed nothing."""
    draft = story.state.editing.draft
    sentence = draft.sentence(data.get("sentence"))
    step = name.partition(".")[2]
    if step in ("edit", "remove", "place") and sentence:
        data = {**data, "was": sentence.place if step == "place" else sentence.text}
    if step in ("arrange", "next_steps"):
        data = {**data, "was": draft.order if step == "arrange" else draft.next_steps}
    try:
        return story.does(actor, name, **data)
    except Refused:
        return []


def bare(editing: Editing) -> tuple[Editorial, Editorial | None]:
    """What there is to read: the draft and what is published."""
    published = editing.published()
    return editing.draft, published.editorial if published else None


@settings(max_examples=200)
@given(st.lists(COMMANDS, min_size=4, max_size=14))
def test_one_editor_undoes_all_the_way_back_and_does_it_again(steps: list[Any]) -> None:
    story = begun()
    start = last_undo(story.state, KARIN)
    stands = [bare(story.state.editing)]
    for name, data in steps:
        if tries(story, KARIN, name, data):
            stands.append(bare(story.state.editing))
    for expected in reversed(stands[:-1]):
        story.does(KARIN, "undo.last")
        assert bare(story.state.editing) == expected
    assert last_undo(story.state, KARIN) == start
    for expected in stands[1:]:
        story.does(KARIN, "undo.again")
        assert bare(story.state.editing) == expected


@given(st.lists(st.tuples(st.sampled_from([KARIN, ERIK]), st.one_of(
    COMMANDS, st.just(("undo.last", {})))), max_size=16))
def test_two_editors_lose_nothing(steps: list[Any]) -> None:
    """What was published stands word for word, and a sentence goes only where that was asked."""
    story = begun()
    for actor, (name, data) in steps:
        before = story.state.editing
        was = {each.id: each for each in before.draft.sentences}
        made = tries(story, actor, name, data)
        now = story.state.editing
        kept = [replace(each, taken_back=False) for each in now.versions]
        assert [replace(each, taken_back=False) for each in before.versions] == \
            kept[:len(before.versions)]
        told = {event.name for event in made}
        whole = told & {"summary.restored", "summary.taken_up"}
        gone = was.keys() - {each.id for each in now.draft.sentences}
        assert not gone or whole or "summary.removed" in told
        assert before.asides.items() <= now.asides.items()
        if whole:
            assert before.draft in [aside.before for aside in now.asides.values()]
        if "summary.arranged" not in told and not whole:
            assert now.draft.order == before.draft.order
        if not told & {"summary.left_out", "summary.taken_in"} and not whole:
            assert now.draft.left_out == before.draft.left_out


@given(st.lists(COMMANDS, max_size=14))
def test_the_log_as_it_lies_on_disk_says_the_same(steps: list[Any]) -> None:
    story = begun()
    for name, data in steps:
        tries(story, KARIN, name, data)
    stored = [replace(event, data=json.loads(json.dumps(event.data))) for event in story.events]
    assert fold(stored, KINDS).editing == story.state.editing


@given(st.lists(COMMANDS, min_size=1, max_size=10), st.lists(COMMANDS, max_size=10))
def test_a_restored_version_is_exactly_that_version(
    first: list[Any], then: list[Any]
) -> None:
    story = begun()
    for name, data in first:
        tries(story, KARIN, name, data)
    if not tries(story, KARIN, "summary.publish", {"note": "Så här"}):
        return
    version = story.state.editing.versions[-1]
    for name, data in then:
        tries(story, ERIK, name, data)
    tries(story, KARIN, "summary.restore", {"version": version.nr})
    assert story.state.editing.draft == version.editorial
