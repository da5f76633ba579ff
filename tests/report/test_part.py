"""One organisation's part: its own beside the room's, as far as small groups allow, and no more."""

from __future__ import annotations

import json
import re

import pytest

from facilitator.domain.contacts import CONTACTS
from facilitator.domain.document import Paragraph
from facilitator.domain.erasing import rewritten
from facilitator.domain.fold import fold
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.workshop import Workshop
from facilitator.report.build import build, build_part, digest
from facilitator.report.compose import OPEN, compose
from facilitator.report.formats import FORMATS
from facilitator.report.tongue import Tongue
from tests.cast import ANNA, BO, KARIN, KINDS, SKANE, VINNOVA, Story, everything_in, joins, scanning

from .samples import workshop_one
from .test_clusters import words_of
from .test_formats import PRESS

CONTACT = Actor(Role.CONTACT, SKANE)
MATRIX = "matrix-5"


def rated(ours: int, others: int, naming: str = "organisation") -> Story:
    """A matrix rated by as many from Skåne (who say 5) and from Vinnova (who say 2), shown."""
    story = scanning(naming=naming)
    story.card(ANNA, "Elen blir dyrare", id="elen")
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=5)
    story.does(KARIN, "stage.start", MATRIX)
    for home, many, value in (("Region Skåne", ours, 5), ("Vinnova", others, 2)):
        for nth in range(many):
            who = Actor(Role.PHONE, f"{home}-{nth}")
            joins(story, who, "Någon", home)
            story.does(who, "matrix.rate", MATRIX, entry="elen", impact=value, uncertainty=value)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    return story


def told(story: Story, organisation: str = SKANE) -> str:
    """The words of the part as they are read."""
    return words_of(FORMATS["html"].write(
        build_part(story.state, organisation, KINDS, story.now, "sv"), PRESS).decode())


def test_our_mean_stands_beside_the_rooms() -> None:
    part = told(rated(3, 4))
    assert "Elen blir dyrare 5,00 3,29 +1,71 5,00 3,29 +1,71 3" in part
    assert "Vi bedömer ”Elen blir dyrare” högre än rummet på ”Påverkan”: 5,0 mot 3,3." in part


def test_a_lower_mean_is_told_as_lower() -> None:
    story = rated(3, 4)
    part = told(story, VINNOVA)
    assert "Vi bedömer ”Elen blir dyrare” lägre än rummet på ”Påverkan”: 2,0 mot 3,3." in part
    assert "2,00 3,29 −1,29" in part


@pytest.mark.parametrize(("ours", "others"), [(2, 4), (3, 2), (1, 1)])
def test_no_figure_of_few(ours: int, others: int) -> None:
    part = told(rated(ours, others))
    assert "5,00" not in part
    assert "Färre än 3 från er eller från de andra har svarat" in part


def homes_rated(**homes: list[int]) -> Story:
    """A matrix rated with these answers from organisations with these names, shown."""
    story = scanning()
    story.card(ANNA, "Elen blir dyrare", id="elen")
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=5)
    story.does(KARIN, "stage.start", MATRIX)
    for home, values in homes.items():
        for nth, value in enumerate(values):
            who = Actor(Role.PHONE, f"{home}-{nth}")
            joins(story, who, "Någon", home)
            story.does(who, "matrix.rate", MATRIX, entry="elen", impact=value, uncertainty=value)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    return story


def shows_figures(story: Story) -> set[str]:
    return {home.name for home in story.state.organisations.values()
            if "Våra medelvärden" in told(story, home.id)}


def test_two_parts_and_the_rooms_mean_do_not_tell_what_the_only_one_from_a_third_said() -> None:
    assert shows_figures(homes_rated(Nord=[5, 5, 5], Syd=[2, 2, 2], Ensam=[1])) == set()


def test_a_part_and_both_of_the_rooms_means_do_not_tell_what_few_said() -> None:
    # Beside the mean of all stands the one where each organisation weighs the same.
    assert shows_figures(homes_rated(Nord=[5, 5, 5], Syd=[2, 2, 2, 3], Par=[1, 2])) == set()


def test_where_others_can_be_told_from_each_other_no_more_the_rest_is_told() -> None:
    story = homes_rated(Nord=[5, 5, 5], Syd=[2, 2, 2, 2], Ett=[1], Två=[2], Tre=[3])
    assert shows_figures(story) == {"Nord", "Syd"}
    few = homes_rated(Nord=[5, 5, 5], Syd=[2, 2, 2], Ensam=[1])
    north = next(home.id for home in few.state.named_organisations() if home.name == "Nord")
    assert "kunde räknas fram" in told(few, north)


def test_two_parts_of_a_dot_vote_do_not_tell_where_the_only_one_from_a_third_put_hers() -> None:
    story = scanning()
    story.card(ANNA, "Elen blir dyrare", id="elen")
    story.does(SYSTEM, "agenda.add", kind="dotvote", title="Prickar", minutes=5)
    story.does(KARIN, "stage.start", "dotvote-5")
    for home, many in (("Nord", 3), ("Syd", 4), ("Ensam", 1)):
        for nth in range(many):
            who = Actor(Role.PHONE, f"{home}-{nth}")
            joins(story, who, "Någon", home)
            story.does(who, "dotvote.place", "dotvote-5", entry="elen")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    assert not any("Våra prickar" in told(story, home) for home in story.state.organisations)


def test_not_before_the_room_has_been_shown() -> None:
    story = rated(3, 4)
    story.does(KARIN, "stage.reopen")
    assert "5,00" not in told(story)


def answers_more(story: Story, *said: tuple[str, str, int]) -> None:
    """The matrix is opened again, these answer (who, from where, what), and it is shown anew."""
    story.does(KARIN, "stage.reopen")
    for name, home, value in said:
        who = Actor(Role.PHONE, name)
        if name not in story.state.people:
            joins(story, who, "Någon", home)
        story.does(who, "matrix.rate", MATRIX, entry="elen", impact=value, uncertainty=value)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")


def figures(story: Story) -> list[str]:
    """Skåne's row of the table, Vinnova's, and what Skåne's phones show."""
    matrix = KINDS["matrix"]
    phone = everything_in(matrix.mine(story.scene(MATRIX), "Region Skåne-0"))
    found = (re.search(r"Elen blir dyrare (\d,\d\d) ", told(story, home))
             for home in (SKANE, VINNOVA))
    rows = [each[1] if each else "" for each in found]
    return [*rows, phone.partition("'values': ((")[2].partition(",")[0]]


def test_two_parts_of_two_moments_do_not_tell_what_one_has_said_in_between() -> None:
    story = rated(4, 4)
    assert figures(story) == ["5,00", "2,00", "5.0"]
    answers_more(story, ("sen", "Region Skåne", 1))
    assert figures(story) == ["5,00", "2,00", "5.0"]
    assert "bygger era siffror på det" in told(story)
    answers_more(story, ("Region Skåne-0", "", 1))
    assert figures(story) == ["5,00", "2,00", "5.0"]
    answers_more(story, ("senare", "Region Skåne", 1))
    assert figures(story) == ["3,00", "2,00", "3.0"]
    assert "bygger era siffror på det" not in told(story)


def test_one_answer_from_another_organisation_holds_back_what_would_tell_it() -> None:
    story = rated(4, 4)
    answers_more(story, *((f"ny-{nth}", "Region Skåne", 1) for nth in range(3)),
                 ("ensam", "Vinnova", 5))
    assert figures(story) == ["5,00", "2,00", "5.0"]


def test_one_who_is_shown_out_takes_nothing_from_what_was_told() -> None:
    story = rated(4, 4)
    answers_more(story, ("Region Skåne-1", "", 1), ("Region Skåne-2", "", 1),
                 ("Region Skåne-3", "", 1))
    before = figures(story)
    story.does(KARIN, "person.remove", person="Region Skåne-0")
    assert figures(story) == before
    story.does(KARIN, "result.recount")
    assert figures(story)[:2] == before[:2]


def test_an_erased_persons_answer_cannot_be_found_by_an_older_part() -> None:
    story = homes_rated(Nord=[5] * 4, Syd=[2] * 5, Öst=[1] * 7, Ett=[1], Två=[2], Tre=[3])
    assert shows_figures(story) == {"Nord", "Syd", "Öst"}
    story.does(KARIN, "person.erase", person="Öst-0", words="keep", decision="7/2026")
    changed = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.state = fold([changed.get(each.seq, each) for each in story.events], KINDS, Workshop())
    assert shows_figures(story) == set()
    east = next(home.id for home in story.state.named_organisations() if home.name == "Öst")
    assert "kunde räknas fram" in told(story, east)


def test_in_an_anonymous_workshop_nothing_is_anybodys() -> None:
    part = told(rated(3, 4, "anonymous"))
    assert "5,00" not in part
    assert "Våra medelvärden" not in part


def test_our_cards_say_where_they_ended() -> None:
    story = scanning()
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=5)
    story.card(ANNA, "Vattnet stiger", id="vatten")
    story.card(BO, "Bos kort", id="bos")
    story.does(KARIN, "stage.start", "cluster-5")
    story.does(KARIN, "cluster.make", name="Klimatet", entries=["vatten", "bos"])
    part = told(story)
    assert "Vattnet stiger ligger i ”Klimatet”" in part
    assert "Bos kort" not in part


def test_hidden_and_withdrawn_cards_are_in_no_part() -> None:
    story = scanning()
    story.card(ANNA, "dold-kanarie", id="dold")
    story.does(KARIN, "entry.hide", entry="dold", reason="skäl-kanarie")
    story.does(ANNA, "scan.withdraw", entry=story.card(ANNA, "tagen-kanarie"))
    for form in FORMATS.values():
        if not form.parted:
            continue
        body = form.write(build_part(story.state, SKANE, KINDS, story.now, "sv"), PRESS)
        assert b"kanarie" not in body


def test_no_part_tells_of_another_organisations_people() -> None:
    for home in ("o1", "o2"):
        story = workshop_one()
        report = build_part(story.state, home, KINDS, story.now, "sv")
        facts = json.loads(FORMATS["json"].write(report, PRESS))
        assert len(facts["people"]["by_organisation"]) == 1


def test_the_strategys_phase_gives_its_own_advice() -> None:
    story = scanning()
    assert "är inte angivet" in told(story)
    story.does(CONTACT, "standing.tell", phase="framtagande", date="2026-03-01",
               note="Remiss i maj")  # fmt: skip
    part = told(story)
    assert "Er RUS-process: Framtagande, 1 mars 2026" in part
    assert "Remiss i maj" not in part  # between the contact and the desk
    assert "Pröva utkastet till mål mot scenarierna" in part
    assert "en ny RUS, och varför nu" not in part


def test_a_contact_speaks_for_its_own_organisation_whatever_it_says() -> None:
    story = scanning()
    story.does(CONTACT, "standing.tell", organisation=VINNOVA, phase="antagen")
    assert story.state.standings.keys() == {SKANE}


def test_a_contact_may_do_nothing_else() -> None:
    story = scanning()
    own = {rule.name for rule in CONTACTS.commands}
    for name in ("stage.close", "workshop.rename", "entry.hide", "scan.add"):
        assert name not in own
        assert story.refuses(CONTACT, name).code in ("not_allowed",)


def test_only_what_was_approved_as_it_stands_is_in_the_whole() -> None:
    story = rated(3, 4)
    assert "Organisationernas egna delar" not in headings(story)
    part = build_part(story.state, SKANE, KINDS, story.now, "sv")
    story.does(CONTACT, "part.approve", digest=digest(part))
    assert "Organisationernas egna delar" in headings(story)
    assert ids(story) == ["part-o1"]
    story.does(KARIN, "entry.hide", "scan-2", entry="elen", reason="")
    assert "Organisationernas egna delar" not in headings(story)  # not what was approved


def test_what_a_contact_asks_to_be_changed_is_kept_until_it_approves() -> None:
    story = rated(3, 4)
    story.does(CONTACT, "part.ask", words="Ett kort är fel")
    assert story.state.approvals[SKANE].words == "Ett kort är fel"
    assert "Organisationernas egna delar" not in headings(story)
    story.does(KARIN, "part.reset", organisation=SKANE)
    assert not story.state.approvals


def test_every_id_stands_once_in_a_whole_with_parts() -> None:
    story = rated(3, 4)
    part = build_part(story.state, SKANE, KINDS, story.now, "sv")
    story.does(CONTACT, "part.approve", digest=digest(part))
    page = FORMATS["html"].write(build(story.state, KINDS, story.now, "sv"), PRESS).decode()
    found = [piece.partition('"')[0] for piece in page.split(' id="')[1:]]
    assert len(found) == len(set(found))


def headings(story: Story) -> list[str]:
    report = build(story.state, KINDS, story.now, "sv")
    return [Tongue("sv").text(chapter.title) for chapter in compose(report).appendices]


def ids(story: Story) -> list[str]:
    report = build(story.state, KINDS, story.now, "sv")
    return [part.id for chapter in compose(report).appendices if chapter.id == "parts"
            for part in chapter.parts]


def test_a_part_is_no_draft_and_says_whose_numbers_it_begins_with() -> None:
    part = compose(build_part(rated(3, 4).state, SKANE, KINDS, "2026-05-12T12:00:00Z", "sv"))
    assert part.caveat == "Det här säger era egna siffror bredvid rummets."
    whole = compose(build(rated(3, 4).state, KINDS, "2026-05-12T12:00:00Z", "sv"))
    assert "Ingen redaktör" in whole.caveat


def test_a_divided_room_is_told_in_words() -> None:
    story = rated(6, 6)
    whole = compose(build(story.state, KINDS, story.now, "sv"))
    told = [Tongue("sv").text(block.text) for chapter in whole.chapters if chapter.id == OPEN
            for part in chapter.parts for block in part.blocks if isinstance(block, Paragraph)]
    assert told[0] == "Påverkan: 6 av 12 lutar åt ”obetydlig” (1–2), 6 åt ”avgörande” (4–5)."
