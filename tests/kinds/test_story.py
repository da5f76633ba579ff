"""Stories: one pen a text, nothing lost, nothing seen before it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from facilitator.domain.erasing import rewritten
from facilitator.domain.fold import fold
from facilitator.domain.picture import Lane
from facilitator.domain.workshop import Workshop
from facilitator.kinds.story import KIND
from facilitator.kinds.story.checklist import checklist
from facilitator.kinds.story.forms import Forms, forms_of
from facilitator.kinds.story.writing import Narrative, Narratives, narratives_of
from facilitator.scenarios.handed import HandsTexts, texts_before
from tests.cast import ANNA, BO, KARIN, KINDS, Story, everything_in

from .judged import CEDRIC
from .worlds import STORY, begin, handing, seated, shown, suggest, telling, write


@pytest.fixture
def story() -> Story:
    return telling()


def state(story: Story) -> Narratives:
    return narratives_of(story.activity(STORY))


def text(story: Story, text_id: str) -> Narrative:
    return state(story).by_id[text_id]


def words(story: Story, text_id: str, field: str = "lead") -> str:
    return text(story, text_id).words.get(field, "")


def suggested(story: Story, text_id: str) -> list[str]:
    return [str(each.data["words"]) for each in state(story).suggestions(text_id)]


def test_whoever_begins_holds_the_pen_and_the_text_is_the_groups(story: Story) -> None:
    front = begin(story)
    assert (text(story, front).group, text(story, front).pen) == ("g1", str(ANNA))
    assert text(story, front).world == "varld-2"


def test_a_group_has_one_text_of_each_form(story: Story) -> None:
    begin(story)
    assert story.does(BO, "story.begin", STORY, form="frontpage", world="varld-1") == []
    day = begin(story, BO, "day", world="")
    assert text(story, day).world == "varld-2"
    assert begin(story, CEDRIC)


def test_only_the_forms_of_the_item_are_written(story: Story) -> None:
    refused = story.refuses(ANNA, "story.begin", STORY, form="chain")
    assert (refused.code, refused.field) == ("unknown_choice", "form")
    assert forms_of(story.activity(STORY)) == ("frontpage", "day")
    assert forms_of(telling(forms="sketch, chain").activity(STORY)) == ("chain", "sketch")


def test_forms_are_kept_in_their_order_and_unknown_ones_refused() -> None:
    assert Forms().clean("forms", " Chain,frontpage ") == "frontpage chain"
    assert Forms().clean("forms", None) == ""
    with pytest.raises(Exception, match="unknown_choice"):
        Forms().clean("forms", "poem")


def test_a_world_that_is_not_there_is_no_worlds(story: Story) -> None:
    assert story.refuses(ANNA, "story.begin", STORY, form="day", world="x").field == "world"


def test_the_one_with_the_pen_writes(story: Story) -> None:
    front = begin(story)
    assert write(story, front, "lead", "Tåget går") == ["story.wrote"]
    assert words(story, front) == "Tåget går"
    assert write(story, front, "lead", "Tåget går") == []


def test_what_is_written_on_is_one_version_and_what_is_taken_away_stays(story: Story) -> None:
    front = begin(story)
    for each in ("Tåg", "Tåget går", "Tåget går nu", "Bussen"):
        write(story, front, "lead", each)
    assert [each.words for each in text(story, front).fields["lead"]] == ["Tåget går nu", "Bussen"]


def test_without_the_pen_words_are_a_suggestion(story: Story) -> None:
    front = begin(story)
    assert write(story, front, "lead", "Bos ord", BO) == ["story.suggested"]
    assert (words(story, front), suggested(story, front)) == ("", ["Bos ord"])
    assert story.refuses(CEDRIC, "story.write", STORY, text=front, field="lead",
                         words="x").code == "not_yours"


def test_two_pen_holders_cannot_overwrite_each_other(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Annas ord")
    story.does(BO, "story.take_pen", STORY, text=front)
    assert write(story, front, "lead", "Bos ord", BO, was=0) == ["story.suggested"]
    assert write(story, front, "lead", "Bos nya ord", BO) == ["story.wrote"]
    assert write(story, front, "lead", "Annas fler ord") == ["story.suggested"]
    assert words(story, front) == "Bos nya ord"
    assert suggested(story, front) == ["Bos ord", "Annas fler ord"]


def test_a_late_save_that_goes_on_is_one_suggestion(story: Story) -> None:
    front = begin(story)
    story.does(BO, "story.take_pen", STORY, text=front)
    for each in ("Det", "Det var", "Det var en gång"):
        write(story, front, "lead", each)
    assert suggested(story, front) == ["Det var en gång"]


def test_ones_own_saves_that_overtake_each_other_are_no_conflict(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Ett", was=0)
    assert write(story, front, "lead", "Två", was=0) == ["story.wrote"]


def test_a_pen_is_taken_when_it_is_free_or_silent(story: Story) -> None:
    front = begin(story, BO)
    refused = story.refuses(ANNA, "story.take_pen", STORY, text=front)
    assert refused.code == "pen_held"
    assert "90 sekunder" in refused.sentence()
    story.wait(60)
    write(story, front, "lead", "Bo skriver", BO)
    story.wait(60)
    assert story.refuses(ANNA, "story.take_pen", STORY, text=front).code == "pen_held"
    story.wait(30)
    story.does(ANNA, "story.take_pen", STORY, text=front)
    assert words(story, front) == "Bo skriver"
    story.does(ANNA, "story.release", STORY, text=front)
    story.does(BO, "story.take_pen", STORY, text=front)
    assert text(story, front).pen == str(BO)


def test_the_host_and_the_desk_take_it_at_once(story: Story) -> None:
    front = begin(story)
    story.does(BO, "story.take_pen", STORY, text=front)
    story.does(KARIN, "story.take_pen", STORY, text=front)
    assert text(story, front).pen == str(KARIN)
    story.does(KARIN, "story.give_pen", STORY, text=front, person=ANNA.id)
    assert text(story, front).pen == str(ANNA)
    assert story.refuses(KARIN, "story.give_pen", STORY, text=front, person=CEDRIC.id).code == (
        "not_yours")


def test_the_pen_of_one_who_is_gone_is_free(story: Story) -> None:
    front = begin(story, BO)
    story.does(KARIN, "person.remove", person=BO.id)
    story.does(ANNA, "story.take_pen", STORY, text=front)
    assert text(story, front).pen == str(ANNA)


def test_one_of_another_table_takes_no_pen(story: Story) -> None:
    assert story.refuses(CEDRIC, "story.take_pen", STORY, text=begin(story)).code == "not_yours"


def test_a_suggestion_is_taken_in_beside_or_instead(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Först")
    one, two = (suggest(story, front, each) for each in ("Sedan", "I stället"))
    assert story.refuses(BO, "story.adopt", STORY, entry=one).code == "no_pen"
    story.does(ANNA, "story.adopt", STORY, entry=one)
    assert words(story, front) == "Först Sedan"
    story.does(ANNA, "story.adopt", STORY, entry=two, how="replace")
    assert words(story, front) == "I stället"
    assert [each.words for each in text(story, front).fields["lead"]] == [
        "Först", "Först Sedan", "I stället"]


def test_what_was_typed_before_a_suggestion_was_taken_in_does_not_erase_it(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Först", was=0)
    entry = suggest(story, front, "Sedan")
    story.does(ANNA, "story.adopt", STORY, entry=entry)
    assert write(story, front, "lead", "Först av allt", was=0) == ["story.suggested"]
    assert words(story, front) == "Först Sedan"


def test_a_suggestion_that_would_not_have_room_is_not_cut(story: Story) -> None:
    front = begin(story)
    write(story, front, "headline", "x" * 70)
    entry = suggest(story, front, "y" * 20, "headline")
    assert story.refuses(ANNA, "story.adopt", STORY, entry=entry).code == "too_long"
    story.does(ANNA, "story.adopt", STORY, entry=entry, how="replace")


def test_a_version_is_fetched_back(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Gammalt")
    write(story, front, "lead", "Nytt")
    old = text(story, front).fields["lead"][0].seq
    story.does(ANNA, "story.restore", STORY, text=front, field="lead", version=old)
    assert words(story, front) == "Gammalt"
    assert story.refuses(ANNA, "story.restore", STORY, text=front, field="lead",
                         version=1).code == "no_such_version"
    assert story.refuses(BO, "story.restore", STORY, text=front, field="lead",
                         version=old).code == "no_pen"


def test_a_desk_takes_back_what_it_did(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Annas")
    entry = suggest(story, front, "Bos")
    for name, data in (
        ("story.adopt", {"entry": entry}), ("story.decline", {"entry": entry}),
        ("story.about", {"text": front, "world": "varld-1"}),
        ("story.give_pen", {"text": front, "person": BO.id}),
        ("story.rest_on", {"text": front, "element": "el-tag", "on": "yes"}),
        ("story.check", {"text": front, "what": "pole:axel-makt", "on": "yes"}),
        ("story.point", {"text": front}),
    ):  # fmt: skip
        before = {**{name: text(story, front).newest(name)[0] for name in ("lead",)},
                  "rest": (text(story, front).world, text(story, front).pen,
                           text(story, front).rests, text(story, front).checks,
                           state(story).pointed, suggested(story, front))}  # fmt: skip
        assert story.does(KARIN, name, STORY, **data)
        story.does(KARIN, "undo.last")
        after = {**{name: text(story, front).newest(name)[0] for name in ("lead",)},
                 "rest": (text(story, front).world, text(story, front).pen,
                          text(story, front).rests, text(story, front).checks,
                          state(story).pointed, suggested(story, front))}  # fmt: skip
        assert after == before, name
        story.does(KARIN, "undo.again")
        story.does(KARIN, "undo.last")


def test_a_desk_with_the_pen_writes_and_takes_it_back(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Annas")
    story.does(KARIN, "story.take_pen", STORY, text=front)
    write(story, front, "lead", "Annas och Karins", KARIN)
    story.does(KARIN, "undo.last")
    assert words(story, front) == "Annas"


def test_a_desk_mends_a_word_after_it_has_locked_and_before_it_shows(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Haved kom")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "story.take_pen", STORY, text=front)
    write(story, front, "lead", "Havet kom", KARIN)
    story.does(KARIN, "story.release", STORY, text=front)
    assert words(story, front) == "Havet kom"
    for name in ("story.take_pen", "story.release"):
        assert story.refuses(ANNA, name, STORY, text=front).code == "closed"
    assert story.refuses(ANNA, "story.write", STORY, text=front, field="lead", words="Nej",
                         was=0).code == "closed"
    story.does(KARIN, "stage.reveal")
    assert story.refuses(KARIN, "story.take_pen", STORY, text=front).code == "closed"


def test_a_desk_has_fields_when_it_has_taken_the_pen(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Havet kom")

    def fields() -> dict[str, object]:
        rows = next(part.items for part in KIND.desk(story.scene(STORY)).parts
                    if isinstance(part, Lane))
        held: Any = dict(rows)[f"sd-{front}"]["fields"]
        return {each["name"]: each["words"] for each in held}

    assert fields() == {}
    story.does(KARIN, "story.take_pen", STORY, text=front)
    assert fields()["lead"] == "Havet kom"
    assert fields()["headline"] == ""
    story.does(KARIN, "story.give_pen", STORY, text=front, person=ANNA.id)
    assert fields() == {}


def test_the_checklist_is_covered_by_elements_and_by_hand(story: Story) -> None:
    front = begin(story)
    def covered() -> dict[str, bool]:
        rows = checklist(story.state, story.activity(STORY), text(story, front))
        return {each.label: each.covered for each in rows}
    assert covered() == {"Vi blir äldre": False, "Det blir varmare": False, "staten": False,
                         "fort": False}  # fmt: skip
    story.does(ANNA, "story.rest_on", STORY, text=front, element="el-vard", on="yes")
    story.does(ANNA, "story.check", STORY, text=front, what="pole:axel-takt", on="yes")
    assert covered() == {"Vi blir äldre": True, "Det blir varmare": False, "staten": False,
                         "fort": True}  # fmt: skip
    story.does(ANNA, "story.rest_on", STORY, text=front, element="el-vard", on="no")
    assert not any(covered()[each] for each in ("Vi blir äldre", "staten"))
    assert story.refuses(ANNA, "story.rest_on", STORY, text=front, element="el-hav",
                         on="yes").field == "element"
    assert story.refuses(ANNA, "story.check", STORY, text=front, what="x", on="yes").field == "what"


def test_the_wall_tells_no_word_before_they_are_shown(story: Story) -> None:
    front = begin(story)
    write(story, front, "headline", "Hemligheten")
    suggest(story, front, "Förslaget")
    scene = story.scene(STORY)
    before = everything_in((KIND.wall(scene), KIND.phone(scene), KIND.facts(scene),
                            KIND.sheets(scene), KIND.report(scene), KIND.mine(scene, CEDRIC.id)))
    assert "Hemligheten" not in before
    assert "Förslaget" not in before
    assert "Hemligheten" in everything_in(KIND.mine(scene, BO.id))
    shown(story)
    scene = story.scene(STORY)
    for page in (KIND.wall(scene), KIND.phone(scene), KIND.facts(scene), KIND.report(scene)):
        assert "Hemligheten" in everything_in(page)
        assert "Förslaget" not in everything_in(page)


def test_a_hidden_text_is_shown_to_nobody_else(story: Story) -> None:
    front = begin(story)
    write(story, front, "headline", "Hemligheten")
    story.does(KARIN, "entry.hide", STORY, entry=front, reason="personuppgift")
    shown(story)
    scene = story.scene(STORY)
    assert "Hemligheten" not in everything_in((
        KIND.wall(scene), KIND.phone(scene), KIND.facts(scene), KIND.report(scene),
        tuple(KIND.disclose(story.state, story.activity(STORY), {}))))  # fmt: skip


def test_everybody_likes_once_when_they_are_shown(story: Story) -> None:
    front = begin(story)
    write(story, front, "headline", "Rubrik")
    assert story.refuses(CEDRIC, "story.like", STORY, text=front).code == "closed"
    shown(story)
    for actor in (CEDRIC, CEDRIC, BO, ANNA):
        story.does(actor, "story.like", STORY, text=front)
    story.does(BO, "story.unlike", STORY, text=front)
    assert len(state(story).entries.get(front).supporters) == 2


def test_the_desk_orders_and_points(story: Story) -> None:
    first, second = begin(story), begin(story, CEDRIC)
    for each, actor in ((first, ANNA), (second, CEDRIC)):
        write(story, each, "headline", f"Av {actor.id}", actor)
    story.does(KARIN, "story.order", STORY, texts=[second])
    assert [each.id for each in state(story).visible()] == [second, first]
    story.does(KARIN, "undo.last")
    assert [each.id for each in state(story).visible()] == [first, second]
    shown(story)
    story.does(KARIN, "story.point", STORY, text=second)
    assert KIND.pointed(story.activity(STORY)) == second
    assert "Av person-cedric" in everything_in(KIND.wall(story.scene(STORY)))


def test_texts_are_handed_on_once_shown(story: Story) -> None:
    front = begin(story)
    write(story, front, "headline", "Rubrik")
    story.does(ANNA, "story.rest_on", STORY, text=front, element="el-tag", on="yes")
    assert isinstance(state(story), HandsTexts)
    story.does(KARIN, "agenda.add", kind="talk", title="Sedan", after=STORY)
    later = story.activity(story.state.agenda[-1])
    assert texts_before(story.state, later) == ()
    shown(story)
    [handed] = texts_before(story.state, story.activity(later.id))
    assert (handed.id, handed.world, handed.form, handed.title, handed.group) == (
        front, "varld-2", "frontpage", "Rubrik", "g1")
    assert handed.elements == ("el-tag",)
    [passage] = handed.passages
    assert (passage.words, passage.groups) == ("Rubrik", ("g1",))


def test_facts_lead_back_to_world_and_elements(story: Story) -> None:
    front = begin(story)
    write(story, front, "headline", "Rubrik")
    story.does(ANNA, "story.rest_on", STORY, text=front, element="el-vard", on="yes")
    shown(story)
    [fact] = KIND.facts(story.scene(STORY))["entries"]  # type: ignore[misc]
    assert fact["derived_from"] == ["varld-2", "el-vard"]
    assert fact["covers"] == ["given:given-alder"]
    handing(story, filled=())
    [fact] = KIND.facts(story.scene(STORY))["entries"]  # type: ignore[misc]
    assert fact["derived_from"] == ["varld-2"]


def test_without_groups_one_begins_a_text_and_others_join(story: Story) -> None:
    story = telling(groups=False)
    front = begin(story)
    assert text(story, front).group == ""
    assert story.refuses(BO, "story.take_pen", STORY, text=front).code == "not_yours"
    story.does(BO, "story.join", STORY, text=front)
    write(story, front, "lead", "Bos ord", BO)
    assert suggested(story, front) == ["Bos ord"]


def test_where_nobody_is_named_nobody_is(story: Story) -> None:
    story = telling("anonymous", groups=False)
    front = begin(story)
    write(story, front, "headline", "Rubrik")
    story.does(BO, "story.join", STORY, text=front)
    scene = story.scene(STORY)
    seen = everything_in((KIND.wall(scene), KIND.phone(scene), KIND.desk(scene),
                          KIND.mine(scene, BO.id)))
    assert "Anna" not in seen
    assert "Region Skåne" not in seen
    story.wait(120)
    assert story.refuses(BO, "story.take_pen", STORY, text=front).code == "pen_held"
    story.wait(300)
    story.does(BO, "story.take_pen", STORY, text=front)


def test_a_group_of_an_anonymous_workshop_gives_nobody_away(story: Story) -> None:
    story = telling("anonymous")
    assert text(story, begin(story)).group == ""


def test_who_holds_the_pen_is_told_as_the_workshop_tells_names() -> None:
    for naming, words in (("open", "'holder': 'Anna'"), ("organisation", "'holder': ''")):
        story = telling(naming)
        begin(story)
        assert words in everything_in(KIND.mine(story.scene(STORY), BO.id))


def test_everybody_at_the_text_hears_of_it(story: Story) -> None:
    front = begin(story)
    [event] = story.does(ANNA, "story.write", STORY, text=front, field="lead", words="x")
    watch = set(KIND.watchers(story.state, story.activity(STORY), event))
    assert watch == {ANNA.id, BO.id}


def test_regrouped_people_find_their_new_tables_text(story: Story) -> None:
    front = begin(story)
    other = begin(story, CEDRIC)
    seated(story)
    groups = dict(story.state.groups)
    assert "'text': '" + front in everything_in(KIND.mine(story.scene(STORY), BO.id))
    moved = {each: type(group)(group.id, group.number, group.name, tuple(
        m for m in (*group.members, *((BO.id,) if each == "g2" else ()))
        if m != BO.id or each == "g2")) for each, group in groups.items()}  # fmt: skip
    story.state = replace(story.state, groups=moved)
    mine = everything_in(KIND.mine(story.scene(STORY), BO.id))
    assert other in mine
    assert front not in mine


def erased(story: Story, person: str, how: str) -> None:
    groups, before = story.state.groups, story.activity("talk-3")
    story.does(KARIN, "person.erase", person=person, words=how, decision="7/2026")
    changed = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.state = fold([changed.get(e.seq, e) for e in story.events], KINDS, Workshop())
    story.state = replace(story.state, groups=groups).with_activity(before)


def test_an_erased_persons_words_go_also_from_what_others_wrote_on(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Anna såg tåget komma in")
    story.does(BO, "story.take_pen", STORY, text=front)
    write(story, front, "lead", "Anna såg tåget komma in och Bo steg av", BO)
    erased(story, ANNA.id, "erase")
    assert words(story, front) == "[raderat] och Bo steg av"
    assert "såg tåget" not in everything_in(state(story))


def test_an_erased_persons_suggestion_goes_from_the_text_it_is_in(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Annas ord")
    entry = suggest(story, front, "Bos långa kloka förslag")
    story.does(ANNA, "story.adopt", STORY, entry=entry)
    write(story, front, "lead", "Annas ord Bos långa kloka förslag och mer")
    erased(story, BO.id, "erase")
    assert "kloka" not in everything_in(state(story))
    assert words(story, front) == "Annas ord [raderat] och mer"


def test_kept_words_are_nobodys(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Annas ord")
    erased(story, ANNA.id, "keep")
    assert words(story, front) == "Annas ord"
    assert ANNA.id not in {each.author for each in state(story).entries}
    story.does(BO, "story.take_pen", STORY, text=front)


def test_one_is_told_what_one_has_written_and_suggested(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Annas ord")
    own = [KIND.own_words(story.state, story.activity(STORY), each)
           for each in state(story).entries if each.author == ANNA.id]
    assert own == [(), ("Annas ord",)]


def test_after_reopening_everything_is_there(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Annas ord")
    shown(story)
    assert story.refuses(ANNA, "story.write", STORY, text=front, field="lead",
                         words="Mer").code == "closed"
    story.does(KARIN, "stage.reopen")
    assert write(story, front, "lead", "Annas ord och mer") == ["story.wrote"]


def test_a_world_that_is_renamed_or_gone_loses_no_text(story: Story) -> None:
    front = begin(story)
    write(story, front, "headline", "Rubrik")
    shown(story)
    handing(story, made=())
    assert "Rubrik" in everything_in((KIND.report(story.scene(STORY)),
                                      KIND.wall(story.scene(STORY))))


def test_a_chain_is_told_by_year(story: Story) -> None:
    story = telling(forms="chain")
    chain = begin(story, form="chain")
    for nth, (year, head) in enumerate((("2044", "Sist"), ("ca 2031", "Först"), ("", "Utan år"))):
        write(story, chain, f"event{nth + 1}_year", year)
        write(story, chain, f"event{nth + 1}_head", head)
    shown(story)
    told = everything_in(KIND.facts(story.scene(STORY))["entries"][0]["passages"])  # type: ignore[index]
    assert told.index("Först") < told.index("Sist") < told.index("Utan år")
    assert "minst {least}" in everything_in(KIND.report(story.scene(STORY)))
