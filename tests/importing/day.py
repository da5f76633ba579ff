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
from facilitator.kinds.axes.pairs import pairs_in
from facilitator.kinds.backcast.state import seen
from facilitator.kinds.cross.state import cross_of
from facilitator.report.build import build
from facilitator.report.facts import as_json
from facilitator.scenarios.handed import worlds_before
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, BO, CHECKIN, ERIK, KARIN, KINDS, SCAN, Story, joins, scanning
from tests.kinds.judged import AI, CARE, CEDRIC, CLUSTER, clustered, judging, third_organisation
from tests.kinds.parcels import parcel

DISA, ELSA = Actor(Role.PHONE, "person-disa"), Actor(Role.PHONE, "person-elsa")
MADE = "2026-05-12T18:00:00.000+00:00"
CANARIES = (
    "dold-kanarie", "tagen-kanarie", "förr-kanarie", "skäl-kanarie", "manus-kanarie",
    "bord-kanarie", "titel-kanarie", "borttagen-kanarie", "upplöst-kanarie", "osagd-kanarie",
    "nej-kanarie", "varför-kanarie", "undan-kanarie", "orsak-kanarie",
    "gömd-kanarie", "ovisad-kanarie", "fråga-kanarie", "joker-kanarie", "raderad-kanarie",
    "håll-kanarie", "beslut-kanarie", "namn-kanarie", "utkast-kanarie", "version-kanarie",
    "tredje-kanarie", "hette-kanarie", "buren-kanarie",
    "tredje-kanarie", "bordsnamn-kanarie",
    "tredje-kanarie", "element-kanarie", "givet-kanarie", "värld-kanarie",
    "tredje-kanarie", "pol-kanarie", "förra-valet-kanarie",
    "tredje-kanarie", "kors-kanarie", "rad-kanarie", "pol-kanarie",
    "tredje-kanarie", "text-kanarie", "förslag-kanarie", "lucka-kanarie",
    "tredje-kanarie", "väg-kanarie",
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


def groups(story: Story) -> None:
    """Two tables, one led, and a name that one of them bore before."""
    story.does(KARIN, "group.form", way="mix", number=2)
    story.does(KARIN, "group.rename", group="g1", name="bordsnamn-kanarie")
    story.does(KARIN, "group.rename", group="g1", name="Norrsken")
    story.does(KARIN, "group.host", group="g2", person=story.state.groups["g2"].members[0])


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
    worlds(story)
    crossed(story)
    axes(story)
    tales(story)
    road(story)
    merged(story)
    story.does(KARIN, "agenda.add", kind="rating", title="Sedan", minutes=5,
               options={"of": "clusters", "name": "fråga-kanarie"})  # fmt: skip
    story.does(KARIN, "workshop.set_small_group", least=2)
    groups(story)
    story.does(KARIN, "workshop.hold", reason="håll-kanarie")
    brought(story)
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


def brought(story: Story) -> None:
    """What came from another workshop, twice; a card of it is hidden, and one driver goes on."""
    story.does(KARIN, "agenda.add", kind="carried", title="Underlag", minutes=5)
    here = story.state.agenda[-1]
    first, last = parcel(), parcel()
    first["drivers"][2]["name"] = "hette-kanarie"
    last["cards"][4]["headline"] = "buren-kanarie"
    for each in (first, last):
        story.does(SYSTEM, "carried.bring", here, parcel=each)
    story.does(KARIN, "entry.hide", here, entry=last["cards"][4]["id"], reason="skäl-kanarie")
    story.does(KARIN, "carried.choose", here, item=last["drivers"][1]["id"], on="yes")


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


def worlds(story: Story) -> None:
    """Worlds by hand, of which one is gone, and what stands in them or does not any longer."""
    item = str(story.does(KARIN, "agenda.add", kind="elements", title="Element",
                          minutes=5)[0].data["activity"])  # fmt: skip
    for world, name in (("v1", "värld-kanarie"), ("v2", "Byn"), ("v3", "värld-kanarie två"),
                        ("v4", "Borta")):  # fmt: skip
        story.does(KARIN, "elements.add_world", item, id=world, name=name)
    story.does(KARIN, "elements.rename_world", item, world="v1", name="Staden", tagline="Tätt")
    story.does(KARIN, "stage.start", activity=item)
    story.does(KARIN, "elements.give", item, id="givet", text="givet-kanarie")
    story.does(KARIN, "elements.reword_given", item, given="givet", text="Fler äldre")
    story.does(KARIN, "elements.give", item, id="borta", text="givet-kanarie två")
    kept = element(story, item, "element-kanarie", "v1", ANNA, given="givet", year=2040)
    story.does(ANNA, "elements.edit", item, entry=kept, text="Var tredje är över 80",
               category="socialt", type="figure")  # fmt: skip
    story.does(BO, "elements.support", item, entry=kept)
    story.does(BO, "elements.withdraw", item, entry=element(
        story, item, "element-kanarie två", "v2", BO))
    hidden = element(story, item, "dold-kanarie", "v2", BO, given="borta")
    story.does(KARIN, "elements.mark_given", item, entry=element(
        story, item, "Elen räcker till", "v2", BO))
    story.does(KARIN, "elements.mark_given", item, entry=element(
        story, item, "raderad-kanarie", "v2", CEDRIC))
    story.does(KARIN, "entry.hide", item, entry=hidden, reason="skäl-kanarie")
    element(story, item, "Skrivet åt någon", "v4", KARIN, organisation="o1")
    for world in ("v3", "v4"):
        story.does(KARIN, "elements.take_world", item, world=world)
    story.does(KARIN, "elements.take_given", item, given="borta")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")


def element(story: Story, item: str, text: str, world: str, who: Actor, **more: Any) -> str:
    made = story.does(who, "elements.add", item, text=text, world=world, **more)
    return str(made[0].data["entry"])


def axes(story: Story) -> None:
    """Two axes and their pair; poles reworded, hidden or taken back, and a first reason."""
    _, axes = judging(story, "axes", "Axlar", of="clusters")
    items = [each.id for each in listing(story.state, story.activity(axes)).items]
    made = [story.does(actor, "axes.write", axes, item=item, low="Nära", high="Långt bort",
                       definition="Var det sker")[0].data["entry"]
            for actor, item in zip((ANNA, BO), items, strict=False)]  # fmt: skip
    story.does(ANNA, "axes.edit", axes, entry=story.does(
        ANNA, "axes.write", axes, item=items[0], low="förr-kanarie",
        high="Annat")[0].data["entry"], low="Senare")
    story.does(BO, "axes.withdraw", axes, entry=story.does(
        BO, "axes.write", axes, item=items[0], low="tagen-kanarie", high="X")[0].data["entry"])
    hidden = story.does(BO, "axes.write", axes, item=items[0], low="pol-kanarie", high="Y")
    story.does(CEDRIC, "axes.write", axes, item=items[0], low="raderad-kanarie", high="Z")
    story.does(KARIN, "entry.hide", axes, entry=hidden[0].data["entry"], reason="skäl-kanarie")
    made.append(story.does(KARIN, "axes.add", axes, name="Eget", low="Så", high="Så här")[
        0].data["entry"])  # fmt: skip
    story.does(BO, "axes.support", axes, entry=made[0])
    story.does(KARIN, "axes.take", axes, entry=made[0])
    pair = pairs_in(story.state, story.activity(axes))[0].id
    for actor in (ANNA, BO):
        story.does(actor, "axes.rate", axes, entry=pair, pull=1, high_high=4, low_high=3,
                   low_low=2, high_low=5)  # fmt: skip
    for reason in ("förra-valet-kanarie", "De två skär varandra"):
        story.does(KARIN, "axes.choose", axes, first=made[0], second=made[-1], reason=reason)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")


def crossed(story: Story) -> None:
    """Axes that were written twice, points, names of which one is taken, and one that is hidden."""
    _, cross = judging(story, "cross", "Korset", votes="at_once")
    story.does(KARIN, "cross.set_axis", cross, axis="first", name="pol-kanarie", low="x", high="y")
    for which, name in (("first", "Handel"), ("second", "Bosättning")):
        story.does(KARIN, "cross.set_axis", cross, axis=which, name=name, low="Slutet",
                   high="Öppet")  # fmt: skip
    worlds = [world.id for world in cross_of(story.activity(cross)).worlds(
        story.state, story.activity(cross))]
    for actor, x in ((ANNA, 0.5), (BO, -0.25), (CEDRIC, 0)):
        for which in ("now", "heading"):
            story.does(actor, "cross.place", cross, which=which, x=x, y=0.1)
    names = [story.does(actor, "cross.propose", cross, world=worlds[0], name=name)[0].data["entry"]
             for actor, name in ((ANNA, "Hamnen"), (BO, "kors-kanarie"),
                                 (CEDRIC, "raderad-kanarie"),
                                 (BO, "kors-kanarie två"))]
    story.does(BO, "cross.support", cross, entry=names[0])
    story.does(BO, "cross.withdraw", cross, entry=names[3])
    story.does(KARIN, "cross.take", cross, entry=names[0])
    story.does(KARIN, "cross.name", cross, world=worlds[1], name="kors-kanarie")
    story.does(KARIN, "cross.name", cross, world=worlds[1], name="Fästningen")
    story.does(KARIN, "cross.tagline", cross, world=worlds[1], tagline="rad-kanarie")
    story.does(KARIN, "cross.tagline", cross, world=worlds[1], tagline="Murar styr")
    story.does(KARIN, "cross.swap", cross)
    story.does(KARIN, "cross.flip", cross, axis=f"{cross}-first")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    story.does(KARIN, "cross.look", cross, show="worlds")
    story.does(KARIN, "entry.hide", cross, entry=names[1], reason="skäl-kanarie")


def tales(story: Story) -> None:
    """Three texts, of which one is hidden; versions and suggestions that nobody tells."""
    _, tale = judging(story, "story", "Berättelser", forms="frontpage chain fiction")
    world = worlds_before(story.state, story.activity(tale))[0].id
    kept, gone, erased = (str(story.does(actor, "story.begin", tale, form=form,
                                         world=world)[0].data["entry"])
                          for actor, form in ((ANNA, "frontpage"), (BO, "fiction"),
                                              (CEDRIC, "chain")))  # fmt: skip
    for actor, text, field, words in (
        (ANNA, kept, "headline", "lucka-kanarie"), (ANNA, kept, "headline", "Havet vann"),
        (ANNA, kept, "lead", "Det kom i går"), (BO, gone, "name", "text-kanarie"),
        (CEDRIC, erased, "event1_head", "raderad-kanarie"), (CEDRIC, erased, "event1_year", "2041"),
    ):  # fmt: skip
        story.does(actor, "story.write", tale, text=text, field=field, words=words, was=10**6)
    story.does(BO, "story.join", tale, text=kept)
    story.does(BO, "story.suggest", tale, text=kept, field="lead", words="förslag-kanarie")
    asked = story.does(BO, "story.suggest", tale, text=kept, field="lead", words="och blev kvar")
    story.does(ANNA, "story.adopt", tale, entry=asked[0].data["entry"])
    story.does(KARIN, "entry.hide", tale, entry=gone, reason="skäl-kanarie")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    if story.state.naming != "anonymous":
        story.does(BO, "story.like", tale, text=kept)
    story.does(KARIN, "story.order", tale, texts=[erased, kept])
    _, unshown = judging(story, "story", "Osagt", forms="sketch")
    text = str(story.does(ANNA, "story.begin", unshown, form="sketch")[0].data["entry"])
    story.does(ANNA, "story.write", unshown, text=text, field="title", words="text-kanarie", was=0)
    story.does(KARIN, "stage.close")


def road(story: Story) -> None:
    """A road back with links, some of which lead to what nobody is to read."""
    story.does(SYSTEM, "agenda.add", kind="backcast", title="Vägen hit", minutes=10,
               question="Vad måste ha hänt?", options={"target": "wanted"})  # fmt: skip
    back = story.state.agenda[-1]
    story.does(KARIN, "stage.start", activity=back)
    story.does(KARIN, "backcast.describe", text="väg-kanarie", was="")
    story.does(KARIN, "backcast.describe", text="Alla är med", was="väg-kanarie")
    made = [str(story.does(actor, "backcast.add", text=text, year=year)[0].data["entry"])
            for actor, text, year in ((ANNA, "förr-kanarie", 2050), (BO, "Nätet är byggt", 2040),
                                      (BO, "dold-kanarie", 2041), (ANNA, "tagen-kanarie", 2030),
                                      (CEDRIC, "raderad-kanarie", 2027),
                                      (BO, "Avtalet är skrivet", 2028))]  # fmt: skip
    story.does(ANNA, "backcast.edit", entry=made[0], text="Länet klarar sig",
               was=seen(entries_of(story.activity(back)).get(made[0]).data))  # fmt: skip
    for step, needs in ((0, 1), (0, 2), (1, 3), (1, 5), (5, 0)):
        story.does(KARIN, "backcast.requires", milestone=made[step], needs=made[needs])
    story.does(BO, "backcast.hinder", milestone=made[2], text="väg-kanarie")
    story.does(BO, "backcast.hinder", milestone=made[0], text="Pengar saknas")
    story.does(ANNA, "backcast.support", entry=made[1])
    story.does(KARIN, "entry.hide", back, entry=made[2], reason="skäl-kanarie")
    story.does(ANNA, "backcast.withdraw", entry=made[3])


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
