"""Made the golden log of a version, once: a small workshop with something of everything.

Run `python -m tests.golden.make VERSION` when a version is released, never again for an old one:
the file of 0.1.0 must open for ever as it was written then.
"""

import sys
from pathlib import Path

from facilitator.domain.keys import key_hash
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.report.build import build
from facilitator.report.facts import as_json
from facilitator.storage.database import open_for_writing
from facilitator.storage.shelf import Shelf
from tests.cast import (
    ANNA,
    BO,
    CHECKIN,
    ERIK,
    KARIN,
    KINDS,
    SCAN,
    SKANE,
    TALK,
    Story,
    founded,
    joins,
)

from .editing import editing
from .judging import judging
from .scenarios import scenarios

HERE = Path(__file__).parent
MADE = "2026-05-12T12:00:00.000+00:00"
CECILIA = Actor(Role.PHONE, "person-cecilia")


def workshop() -> Story:
    """The cast's whole day: all methods, hidden and withdrawn, written for somebody, undone."""
    story = founded(naming="organisation")
    morning(story)
    check_in(story)
    scan(story)
    clustering(story)
    judging(story)
    editing(story)
    current = story.state.current
    scenarios(story)
    story.does(KARIN, "stage.turn_to", activity=current)
    story.does(KARIN, "stage.reopen")
    evening(story)
    return story


def morning(story: Story) -> None:
    story.does(KARIN, "workshop.rename", title="Omvärld 2050, dag 1")
    story.does(SYSTEM, "key.make", role="desk", holder="Erik", hash=key_hash("eriks-nyckel"))
    joins(story, ANNA, "Anna", "Region Skåne")
    joins(story, BO, "Bo", "Vinnova")
    joins(story, CECILIA, "", "Falu kommun")
    story.does(CECILIA, "person.change", name="Cecilia", organisation="Falu kommun")
    story.does(SYSTEM, "person.return", typed_hash=key_hash(f"kod-{ANNA.id}"),
               hash=key_hash("annas-andra-telefon"), code_hash=key_hash("ny-kod"))  # fmt: skip
    story.does(KARIN, "agenda.add", kind="talk", title="Avrundning", minutes=5)
    story.does(KARIN, "agenda.move", activity="talk-5", after="first")
    story.does(KARIN, "undo.last")
    story.does(KARIN, "agenda.change", activity=TALK, title="Bordssamtal", minutes=20)


def check_in(story: Story) -> None:
    story.does(KARIN, "wall.show", what="join")
    story.does(KARIN, "stage.start")
    story.does(ANNA, "checkin.answer", word="nyfiken", expectation="Att förstå", energy=4)
    story.does(BO, "checkin.answer", word="trött", energy=2)
    story.does(BO, "checkin.answer", word="vaken", energy=3)
    story.does(KARIN, "checkin.answer", word="Nyfiken", energy=5, organisation=SKANE)
    story.does(CECILIA, "checkin.answer", word="olämpligt")
    story.does(KARIN, "entry.hide", CHECKIN, entry=last_entry(story), reason="inte ett ord")


def scan(story: Story) -> None:
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, "Vattnet stiger", text="Längs hela kusten.\nFortare än väntat.",
               category="ekologi", type="trend", horizon="2050", source="SMHI")  # fmt: skip
    edited = story.card(BO, "Robotar i vården", category="teknologi")
    story.does(BO, "scan.edit", entry=edited, headline="Robotar i vård och omsorg",
               category="teknologi", type="svag signal")  # fmt: skip
    story.does(BO, "scan.withdraw", entry=story.card(BO, "Ångrat kort"))
    story.does(KARIN, "entry.hide", entry=story.card(CECILIA, "Dolt kort"), reason="dubblett")
    shown = story.card(CECILIA, "=SUMMA(A1:A9)", category="ekonomi")
    story.does(ERIK, "entry.hide", entry=shown)
    story.does(ERIK, "undo.last")
    story.card(KARIN, "Skrivet åt någon", category="lag", organisation=SKANE)
    story.card(KARIN, "Skrivet och ångrat")
    story.does(KARIN, "undo.last")
    story.does(KARIN, "clock.pause")
    story.wait(60)
    story.does(KARIN, "clock.resume")
    story.does(KARIN, "clock.add", seconds=120)


def clustering(story: Story) -> None:
    cards = [story.card(ANNA, f"Kort {number} om havet", category="ekologi") for number in range(9)]
    for name in ("scan.support", "scan.unsupport", "scan.support"):
        story.does(BO, name, SCAN, entry=cards[0])
    story.does(KARIN, "agenda.add", kind="cluster", title="Klustring", minutes=60, after=SCAN)
    board = story.state.agenda[story.state.agenda.index(SCAN) + 1]
    story.does(KARIN, "stage.start", activity=board)

    def made(**wish: object) -> object:
        return story.does(KARIN, "cluster.make", board, **wish)[0].data["cluster"]

    sea = made(name="Havet", definition="Från tillgång till hot", entries=cards[:2])
    ice, gone = made(name="Isen", entries=cards[2:3]), made(entries=cards[3:4])
    story.does(ERIK, "cluster.rename", board, cluster=gone, name="Olyckligt namn")
    story.does(ERIK, "cluster.merge", board, clusters=[gone], into=ice)
    story.does(ERIK, "cluster.nest", board, cluster=ice, parent=sea)
    story.does(ERIK, "cluster.stack", board, entries=cards[1:2], top=cards[0])
    for name in ("undo.last", "undo.again"):
        story.does(ERIK, name)
    story.does(KARIN, "cluster.unstack", board, entries=cards[1:2])
    story.does(KARIN, "cluster.move", board, entries=cards[4:5], cluster="alone")
    story.does(KARIN, "cluster.spotlight", board, cluster=sea)
    for wall in ("still", "live"):
        story.does(KARIN, "cluster.freeze", board, wall=wall)
    proposing(story, board, cards, sea)
    story.does(KARIN, "cluster.dissolve", board, cluster=made(name="Kort saga", entries=cards[5:6]))
    story.does(KARIN, "undo.last")


def proposing(story: Story, board: str, cards: list[str], sea: object) -> None:
    def proposed(actor: Actor, **wish: object) -> object:
        return story.does(actor, "cluster.propose", board, **wish)[0].data["entry"]

    together = proposed(ANNA, what="together", entries=cards[5:7], name="Kusten")
    for name in ("cluster.support", "cluster.unsupport", "cluster.support"):
        story.does(BO, name, board, entry=together)
    story.does(KARIN, "cluster.accept", board, entry=together)
    story.does(KARIN, "cluster.reject", board, reason="Det är två saker",
               entry=proposed(BO, what="name", cluster=sea, name="Vågorna"))  # fmt: skip
    story.does(BO, "cluster.withdraw", board,
               entry=proposed(BO, what="place", entries=cards[7:8], cluster=sea))  # fmt: skip
    story.does(KARIN, "cluster.keep_apart", board, what="alike", entries=cards[:2])
    for clear in (True, False):
        asked = story.does(ERIK, "cluster.ask_draft", board)[0].seq
        story.does(SYSTEM, "cluster.draft", board, of=asked, groups=[
            {"id": "utkast", "entries": cards[7:], "name": "Stranden", "strength": 2},
        ])  # fmt: skip
        if clear:
            story.does(ERIK, "cluster.clear_draft", board)
    drafts = [[each] for each in story.state.activities[board].state.open_drafts()]  # type: ignore[attr-defined]
    story.does(ERIK, "cluster.accept_all", board, which="draft", rows=drafts)


def evening(story: Story) -> None:
    for step in ("close", "reveal", "reopen", "close", "reveal"):
        story.does(KARIN, f"stage.{step}")
    story.does(KARIN, "stage.reopen")
    story.does(KARIN, "undo.last")
    story.does(KARIN, "stage.next")
    story.does(KARIN, "stage.turn_to", activity="talk-5")
    story.does(KARIN, "agenda.remove", activity="pause-4")
    story.does(KARIN, "undo.last")
    story.does(ERIK, "person.remove", person=BO.id)
    story.does(ERIK, "person.readmit", person=BO.id)
    story.does(ERIK, "person.remove", person=CECILIA.id)
    story.does(KARIN, "key.revoke", hash=key_hash("eriks-nyckel"))
    story.does(KARIN, "workshop.open_downloads", to="room")
    for door in ("closed", "open", "closed"):
        story.does(KARIN, "workshop.set_door", to=door)
    story.does(KARIN, "workshop.set_small_group", least=2)
    story.does(KARIN, "workshop.hold", reason="Begäran 2026/7")
    story.does(KARIN, "workshop.release")
    for name in ("workshop.end", "workshop.resume", "workshop.end"):
        story.does(KARIN, name)
    contacts(story)
    filed = {"creator": "Region Skåne", "record_type": "Sammanställning", "responsible": "Karin",
             "fate": "keep"}
    story.does(KARIN, "workshop.archive", **filed)
    story.does(KARIN, "workshop.unarchive")
    story.does(KARIN, "workshop.archive", **filed, reference="RS 2026/2")
    story.does(KARIN, "person.erase", person=CECILIA.id, words="keep", decision="RS 2026/1")


def contacts(story: Story) -> None:
    contact = Actor(Role.CONTACT, SKANE)
    story.does(KARIN, "key.make", role="contact", holder=SKANE, hash=key_hash("skånes-kontakt"))
    story.does(contact, "standing.tell", phase="framtagande", date="2026-03-01", note="Remiss")
    story.does(contact, "part.ask", words="Ett kort är inte vårt")
    story.does(KARIN, "part.reset", organisation=SKANE)
    story.does(contact, "part.approve", digest="0" * 32)


def last_entry(story: Story) -> object:
    return story.events[-1].data["entry"]


def main(version: str) -> None:
    path = HERE / f"{version}.db"
    if path.exists():
        raise SystemExit(f"{path.name} is golden: it is not made again")
    story = workshop()
    made = Shelf(HERE).create(version, story.events)
    views = {name: sql for kind in KINDS.values() for name, sql in kind.views.items()}
    connection = open_for_writing(made, views)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    report = build(story.state, KINDS, MADE, "sv")
    (HERE / f"{version}.json").write_bytes(as_json(report))


if __name__ == "__main__":
    main(sys.argv[1])
