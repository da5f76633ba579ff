"""Mergings for the gallery: twelve tables' drafts, four scenarios, and texts of several pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator.domain.group import Group
from facilitator.domain.workshop import Activity, Workshop
from facilitator.kinds.merge.board import board_of
from facilitator.scenarios.values import Passage, Written

from .sample import DESK, Sample, make

TITLES = (
    "Region Baltica", "Globase", "Senior City", "Samhällsbyggarna", "När elen blev gratis",
    "Kommunen utan gräns", "Tysta färjor", "Alla hem, ingen skola", "Skogen tar tillbaka",
    "Två Sverige", "Hamnen i norr", "Den långa sommaren")
LONG = "Östersjöregionens infrastrukturförvaltningssamarbete efter kommunsammanslagningarna"
LINES = (
    "Östersjön är ett hav av el. Färjorna går tysta och de flesta reser inom regionen.",
    "Kommunerna har slagits ihop till tolv, och medborgarna möter dem nästan bara på nätet.",
    "Hälften av oss är över sextiofem. Skolan har blivit en park, och vården kommer hem till den "
    "som behöver den.")
NAMES = ("Havet som nät", "Arbete någon annanstans", "De äldres land", "Byggarnas tid")
MISSING = ("Var är barnen?", "Ingen säger något om vattnet", "Vem betalar?")


@dataclass(frozen=True, slots=True)
class Handed:
    """What groups have written, however they did."""

    written: tuple[Written, ...]

    def texts(self, workshop: Workshop, activity: Activity) -> tuple[Written, ...]:
        del workshop, activity
        return self.written


def merging(
    drafts: int = 12, scenarios: int = 4, *, long: bool = False, naming: str = "organisation",
    laid: int | None = None, lines: int = 3, wall: str = "at_once",
) -> Sample:
    """So many drafts, of which `laid` lie under the scenarios, and the room has said something."""
    sample = make(people=90, naming=naming)
    first = sample.workshop.agenda[0]
    sample.do("agenda.add", kind="talk", title="Grupperna skriver", minutes=60, note="",
              after=first, question="Hur ser 2050 ut?")
    talk = sample.workshop.agenda[1]
    sample.do("agenda.add", kind="merge", title="Sammanföring", minutes=60, note="", after=talk,
              question="Vilka framtider har vi sett?", options={"wall": wall})
    _hand(sample, talk, drafts, lines, long=long)
    sample.start("merge")
    for number in range(scenarios):
        name = NAMES[number % len(NAMES)] + (f" {number + 1}" if number >= len(NAMES) else "")
        sample.do("merge.make", DESK, sample.workshop.current,
                  name=f"{name} och allt som hör dit på sikt"[:60] if long else name)
    for number in range(drafts - 3 if laid is None else laid):
        if scenarios:
            sample.do("merge.put", DESK, sample.workshop.current, text=f"draft-{number}",
                      world=worlds(sample)[number % scenarios])
    if drafts > 4:
        _says(sample, scenarios, wall)
    return sample


def written(sample: Sample) -> Sample:
    """Texts are taken from the drafts under each scenario, fused, cut and added to."""
    for place, world in enumerate(worlds(sample)):
        for draft in board_of(sample.workshop.now()).under(world):  # type: ignore[arg-type]
            sample.do("merge.take", DESK, sample.workshop.current, world=world, text=draft)
        held = board_of(sample.workshop.now()).text_of(world)  # type: ignore[arg-type]
        if len(held) > 3:
            sample.do("merge.fuse", DESK, sample.workshop.current, paragraph=held[3].id,
                      into=held[0].id)
            sample.do("merge.drop", DESK, sample.workshop.current, paragraph=held[2].id)
        sample.do("merge.tagline", DESK, sample.workshop.current, world=world,
                  tagline="Regionen är ett nät, och den som inte är ansluten syns inte")
        if place == 0:
            sample.do("merge.write", DESK, sample.workshop.current, world=world,
                      words="Så såg det ut från en balkong i Karlskrona.")
    return sample


def shown(sample: Sample) -> Sample:
    sample.do("stage.close")
    sample.do("stage.reveal")
    return sample


def worlds(sample: Sample) -> list[str]:
    now = sample.workshop.now()
    assert now
    return [each.id for each in board_of(now).living()]


def _says(sample: Sample, scenarios: int, wall: str) -> None:
    now = sample.workshop.current
    for number, person in enumerate(sample.cast[:9]):
        sample.do("merge.like", person, now, text=f"draft-{number % 4 + 4}")
    first = sample.do("merge.propose", sample.cast[20], now, texts=["draft-0", "draft-4"],
                      name="El överallt")
    sample.do("merge.propose", sample.cast[21], now, texts=["draft-1", "draft-2", "draft-3"],
              name="")
    for person in sample.cast[22:27]:
        sample.do("merge.support", person, now, entry=first)
    if not scenarios or wall != "at_once":
        return
    for words, person in zip(MISSING, sample.cast, strict=False):
        sample.do("merge.say", person, now, world=worlds(sample)[0], words=words)


def _hand(sample: Sample, talk: str, drafts: int, lines: int, *, long: bool) -> None:
    groups = {f"group-{number}": Group(
        f"group-{number}", number + 1, "Hälsa och välfärd" if number % 7 == 6 else "",
        tuple(person.id for person in sample.cast[number * 7:number * 7 + 7]))
        for number in range(12)}
    texts = tuple(Written(
        f"draft-{number}", "", "sketch",
        LONG if long else TITLES[number % 12] + (f" {number}" if number > 11 else ""),
        f"group-{number % 12}", tuple(
            Passage(f"draft-{number}.{place}", LINES[(number + place) % 3])
            for place in range(lines))) for number in range(drafts))
    held = replace(sample.workshop.activities[talk], state=Handed(texts))
    sample.workshop = replace(sample.workshop.with_activity(held), groups=groups)
