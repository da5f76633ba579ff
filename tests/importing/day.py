"""A day with a canary in everything that no report may tell, and the day read in again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from facilitator.domain.contributions import entries_of
from facilitator.domain.document import Quotes
from facilitator.domain.erasing import rewritten
from facilitator.domain.fold import fold
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.importing.bringing import Brought, bring
from facilitator.judging.listing import listing
from facilitator.report.build import build
from facilitator.report.facts import as_json
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, BO, CHECKIN, ERIK, KARIN, KINDS, SCAN, Story, joins, scanning
from tests.kinds.judged import AI, CARE, CEDRIC, CLUSTER, clustered, judging, third_organisation

DISA, ELSA = Actor(Role.PHONE, "person-disa"), Actor(Role.PHONE, "person-elsa")
MADE = "2026-05-12T18:00:00.000+00:00"
CANARIES = (
    "dold-kanarie", "tagen-kanarie", "förr-kanarie", "skäl-kanarie", "manus-kanarie",
    "bord-kanarie", "titel-kanarie", "borttagen-kanarie", "upplöst-kanarie", "osagd-kanarie",
    "nej-kanarie", "varför-kanarie", "undan-kanarie", "orsak-kanarie",
    "gömd-kanarie", "ovisad-kanarie", "fråga-kanarie", "joker-kanarie", "raderad-kanarie",
    "håll-kanarie", "beslut-kanarie", "namn-kanarie", "utkast-kanarie", "version-kanarie",
    "tredje-kanarie", "saknad-kanarie", "stycke-kanarie", "scenario-kanarie",
)  # fmt: skip


def told(story: Story) -> bytes:
    return as_json(build(story.state, KINDS, MADE, "sv"))


def log(story: Story) -> list[dict[str, Any]]:
    """The events of the log in the JSON report."""
    events: list[dict[str, Any]] = json.loads(told(story))["log"]["events"]
    return events


def read_in(body: bytes, folder: Path, code: str = "") -> Brought:
    return bring(Shelf(folder), KINDS, body, MADE, code)


def summary(story: Story) -> None:
    """A version that stands, one that was taken back, and a draft that nobody is to read."""
    first = story.does(KARIN, "summary.add", text="version-kanarie", place="mal")[0]
    story.does(KARIN, "summary.publish", note="version-kanarie")
    story.does(KARIN, "summary.remove", sentence=first.data["sentence"])
    quote = next(block.rows[0].id for section in build(
        story.state, KINDS, story.now, "sv").sections if section.telling
        for block in (*section.telling.apart, *section.telling.appendix)
        if isinstance(block, Quotes))
    story.does(KARIN, "summary.add", text="Det som står fast", place="nulage", evidence=[quote])
    story.does(KARIN, "summary.pick", list="quotes", what=quote)
    story.does(KARIN, "summary.leave_out", what="words")
    story.does(KARIN, "summary.next_steps", text="Läs och svara")
    story.does(KARIN, "summary.publish", note="version-kanarie")
    story.does(KARIN, "summary.add", text="tredje-kanarie")
    story.does(KARIN, "summary.publish", note="version-kanarie")
    story.does(KARIN, "summary.unpublish", version=3)
    story.does(KARIN, "summary.add", text="utkast-kanarie")


def day(naming: str = "organisation") -> Story:
    """Every method has something to tell and something to keep to itself."""
    story = scanning(naming=naming)
    third_organisation(story)
    joins(story, DISA, "namn-kanarie", "Vinnova")
    joins(story, ELSA, "Elsa", "Region Halland")
    story.does(SYSTEM, "key.make", role="desk", holder="bord-kanarie", hash="b" * 64)
    story.does(KARIN, "agenda.change", activity=SCAN, title="titel-kanarie", note="manus-kanarie")
    story.does(KARIN, "agenda.change", activity=SCAN, title="Spaning")
    scan(story)
    checkin(story)
    board(story)
    gone = story.does(KARIN, "agenda.add", kind="talk", title="borttagen-kanarie", minutes=5)
    story.does(KARIN, "agenda.remove", activity=gone[0].data["activity"])
    votes(story)
    ratings(story)
    jokers(story)
    merged(story)
    story.does(KARIN, "agenda.add", kind="rating", title="Sedan", minutes=5,
               options={"of": "clusters", "name": "fråga-kanarie"})  # fmt: skip
    story.does(KARIN, "workshop.set_small_group", least=2)
    story.does(KARIN, "workshop.hold", reason="håll-kanarie")
    summary(story)
    story.does(KARIN, "person.erase", person=CEDRIC.id, words="erase", decision="beslut-kanarie")
    return erased(story)


def erased(story: Story) -> Story:
    """As the server does it: what was said is written over, and the state is that of what is."""
    said = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.state = fold((said.get(event.seq, event) for event in story.events), KINDS)
    return story


def scan(story: Story) -> None:
    card = story.card(ANNA, "förr-kanarie", category="ekologi")
    story.does(ANNA, "scan.edit", entry=card, headline="Vattnet stiger")
    for actor in (BO, CEDRIC):
        story.does(actor, "scan.support", SCAN, entry=card)
    story.does(ANNA, "scan.withdraw", entry=story.card(ANNA, "tagen-kanarie"))
    hidden = story.card(BO, "dold-kanarie")
    story.does(KARIN, "entry.hide", entry=hidden, reason="skäl-kanarie")
    story.card(CEDRIC, "raderad-kanarie")
    story.card(KARIN, "Skrivet åt någon", organisation="o1")
    story.card(ELSA, "Jag går hem")
    story.does(KARIN, "person.remove", person=ELSA.id)


def checkin(story: Story) -> None:
    story.does(KARIN, "stage.start", activity=CHECKIN)
    story.does(ANNA, "checkin.answer", word="förr-kanarie", energy=4)
    story.does(ANNA, "checkin.answer", word="nyfiken", expectation="Att förstå", energy=4)
    story.does(BO, "checkin.answer", word="pigg", energy=2)
    answer = story.does(DISA, "checkin.answer", word="dold-kanarie")[0].data["entry"]
    story.does(CEDRIC, "checkin.answer", word="raderad-kanarie")
    story.does(KARIN, "entry.hide", CHECKIN, entry=answer, reason="skäl-kanarie")
    story.does(KARIN, "stage.close")


def board(story: Story) -> None:
    """Stacks with voices that are somebody's second, proposals, and what was done after."""
    story.does(KARIN, "stage.turn_to", activity=SCAN)
    story.does(KARIN, "stage.reopen")
    clustered(story)
    if story.state.naming != "anonymous":
        say_the_same(story)
    story.does(KARIN, "cluster.stack", entries=["kort-2"], top="kort-0")
    made = story.does(ANNA, "cluster.propose", what="together", name="Kusten",
                      entries=["kort-1", "kort-3"], why="varför-kanarie")  # fmt: skip
    proposed = made[0].data["entry"]
    story.does(BO, "cluster.support", entry=proposed)
    story.does(BO, "cluster.propose", what="place", entries=["kort-5"], cluster=CARE)
    story.does(KARIN, "cluster.keep_apart", what="alike", entries=["kort-1", "kort-4"])
    asked = story.does(ERIK, "cluster.ask_draft")[0].seq
    story.does(SYSTEM, "cluster.draft", of=asked, groups=[
        {"id": "utkast", "entries": loose_cards(story), "name": "Maskinens",
         "strength": 2}])  # fmt: skip
    secret = story.does(BO, "cluster.propose", what="name", cluster=AI, name="nej-kanarie")
    story.does(ANNA, "cluster.withdraw", entry=story.does(
        ANNA, "cluster.propose", what="name", cluster=CARE, name="osagd-kanarie")[0].data["entry"])
    loose = story.does(KARIN, "cluster.make", name="upplöst-kanarie")[0].data["cluster"]
    story.does(KARIN, "cluster.dissolve", cluster=loose)
    story.does(KARIN, "cluster.make", name="Elden", entries=["kort-4"])
    story.does(KARIN, "undo.last")
    story.does(KARIN, "stage.close")
    story.does(ERIK, "cluster.reject", CLUSTER, entry=secret[0].data["entry"])
    story.does(KARIN, "entry.hide", CLUSTER, entry=secret[0].data["entry"], reason="skäl-kanarie")
    story.does(ERIK, "cluster.accept", CLUSTER, entry=proposed)
    story.does(ERIK, "cluster.merge", CLUSTER, clusters=[CARE], into=AI)


def loose_cards(story: Story) -> list[str]:
    """Two cards that nobody has placed."""
    cards = entries_of(story.activity(SCAN)).visible()
    return [each.id for each in cards if "kort" not in each.id][:2]


def say_the_same(story: Story) -> None:
    story.does(KARIN, "stage.turn_to", activity=SCAN)
    story.does(KARIN, "stage.reopen")
    for actor, card in ((BO, "kort-0"), (BO, "kort-2"), (DISA, "kort-2"), (CEDRIC, "kort-2")):
        story.does(actor, "scan.support", SCAN, entry=card)
    story.does(KARIN, "stage.turn_to", activity=CLUSTER)
    story.does(KARIN, "stage.reopen")


def votes(story: Story) -> None:
    _, vote = judging(story, "dotvote", "Prickar", of="clusters")
    own = story.does(KARIN, "dotvote.add_item", vote, name="undan-kanarie")[0].data["item"]
    story.does(KARIN, "dotvote.leave_out", vote, entry=own)
    story.does(KARIN, "dotvote.add_item", vote, name="Något annat")
    coast = next(i.id for i in listing(story.state, story.activity(vote)).items
                 if i.name == "Kusten")  # fmt: skip
    story.does(KARIN, "dotvote.leave_out", vote, entry=coast)
    for actor, items in ((ANNA, (AI, AI)), (BO, (AI,)), (CEDRIC, ("elen",))):
        for item in items:
            story.does(actor, "dotvote.place", vote, entry=item)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    story.does(KARIN, "cluster.merge", CLUSTER, clusters=["elen"], into=AI)


def ratings(story: Story) -> None:
    """One matrix that is shown, with reasons; one that is not."""
    _, first = judging(story, "matrix", "Matris", of="clusters")
    for actor, impact, words in ((ANNA, 5, "Havet når oss"), (BO, 1, "gömd-kanarie"),
                                 (CEDRIC, 5, "raderad-kanarie")):  # fmt: skip
        story.does(actor, "matrix.rate", first, entry=AI, impact=impact, uncertainty=3,
                   reason=words)  # fmt: skip
    sheet = next(e.data["entry"] for e in story.events if e.name == "matrix.began"
                 and e.data["author"] == BO.id)  # fmt: skip
    story.does(KARIN, "matrix.hide_reason", first, entry=sheet, item=AI, reason="orsak-kanarie")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    story.does(KARIN, "matrix.look", first, statistic="median", cut="relative")
    _, scales = judging(story, "rating", "Skalor", of="clusters", name="Betydelse")
    story.does(ANNA, "rating.rate", scales, entry=AI, first=4)
    story.does(KARIN, "agenda.change", activity=scales, title="Skalor", options={"name": "Annat"})
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    _, second = judging(story, "matrix", "Omigen", again=first)
    story.does(ANNA, "matrix.rate", second, entry=AI, impact=4, reason="ovisad-kanarie")
    story.does(KARIN, "stage.close")


def jokers(story: Story) -> None:
    _, jokers = judging(story, "wildcard", "Jokrar")
    kept = story.does(ANNA, "wildcard.add", jokers, name="Elavbrott")[0].data["entry"]
    gone = story.does(BO, "wildcard.add", jokers, name="joker-kanarie")[0].data["entry"]
    for actor in (ANNA, BO):
        story.does(actor, "wildcard.rate", jokers, entry=kept, impact=5, prepared=2,
                   reason=f"{actor.id[7:]} minns")  # fmt: skip
    story.does(ANNA, "wildcard.rate", jokers, entry=gone, impact=1, prepared=2)
    story.does(BO, "wildcard.withdraw_joker", jokers, entry=story.does(
        BO, "wildcard.add", jokers, name="joker-kanarie två")[0].data["entry"])
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    story.does(KARIN, "entry.hide", jokers, entry=gone, reason="skäl-kanarie")


def merged(story: Story) -> None:
    """A scenario with a text and what it lacks, and what was taken out of both again."""
    merging = story.does(KARIN, "agenda.add", kind="merge", title="Sammanföring")[0]
    now = str(merging.data["activity"])
    story.does(KARIN, "stage.start", activity=now)
    world = story.does(KARIN, "merge.make", now, name="Havet")[0].data["world"]
    gone = story.does(KARIN, "merge.make", now, name="scenario-kanarie")[0].data["world"]
    story.does(KARIN, "merge.dissolve", now, world=gone)
    story.does(KARIN, "merge.tagline", now, world=world, tagline="Allt är el")
    kept = story.does(KARIN, "merge.write", now, world=world, words="stycke-kanarie")[0]
    story.does(KARIN, "merge.edit", now, paragraph=kept.data["paragraph"], words="Havet ger el.",
               was=kept.seq)
    away = story.does(KARIN, "merge.write", now, world=world, words="stycke-kanarie")[0]
    story.does(KARIN, "merge.drop", now, paragraph=away.data["paragraph"])
    story.does(ANNA, "merge.say", now, world=world, words="Barnen")
    hidden = story.does(BO, "merge.say", now, world=world, words="saknad-kanarie")[0]
    story.does(KARIN, "entry.hide", now, entry=hidden.data["entry"], reason="skäl-kanarie")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
