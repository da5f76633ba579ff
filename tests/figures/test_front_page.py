"""A front page and a chain of events: every word stands in them, and none outside."""

from __future__ import annotations

import pytest

from facilitator.figures.chain import Link, chain
from facilitator.figures.flowing import wrapped
from facilitator.figures.front_page import (
    DENSE,
    HEADS,
    LABEL,
    LEAD,
    NAMES,
    SUB,
    TEXT,
    FrontPage,
    front_page,
)
from facilitator.figures.shapes import TEXT as LEAST
from facilitator.figures.shapes import Box, Figure, Term, Words
from facilitator.figures.widths import Weight, width

FACES: dict[str, tuple[int, Weight]] = {
    **{face.look: (face.size, face.weight) for face in (*NAMES, *HEADS, LEAD, SUB, TEXT, LABEL)},
    "np-dense a": (28, 560), "np-dense b": (28, 700),
    "ch-year": (40, 800), "ch-head": (32, 700), "ch-why": (28, 400), "ch-who": (28, 560)}
LONG = "Kommunikationsinfrastrukturutvecklingsprogrammet"
SHORT = FrontPage("", "", "", "", (), "", "Utan namn", "Annons")
FULL = FrontPage(
    "Nordvästra Skånes Tidningar och Allehanda"[:40], "Torsdag den 17 november 2050",
    "Regionfullmäktige lägger ner sig självt efter tolv timmars debatt i går kväll "[:80].strip(),
    ("Beslutet togs med en rösts övervikt och gäller redan från nyår. " * 5)[:280],
    tuple(((f"Notis {nth} om något som hände i en liten by "[:50]),
           ("Ingen vet varför, men alla talar om det på torget. " * 4)[:180]) for nth in range(3)),
    ("Byt upp dig i dag, betala i morgon. " * 4)[:120], "Utan namn", "Annons")
WIDE = FrontPage("W" * 40, "W" * 30, "W" * 80, "W" * 280, (("W" * 50, "W" * 180),) * 3, "W" * 120,
                 "Utan namn", "Annons")


def words_in(figure: Figure) -> str:
    return " ".join(each.text for each in figure.shapes if isinstance(each, Words))


def outside(figure: Figure) -> list[str]:
    """The texts of which some part is not in the drawing."""
    found = []
    for each in figure.shapes:
        if isinstance(each, Words):
            wide = width(each.text, *FACES[each.look])
            left = each.x - {"start": 0, "middle": wide / 2, "end": wide}[each.anchor]
            if left < -1 or left + wide > figure.width + 1 or not 0 < each.y < figure.height:
                found.append(each.text)
    return found


@pytest.mark.parametrize("page", [SHORT, FULL, WIDE], ids=["short", "full", "wide"])
@pytest.mark.parametrize("wide", [1200, 1510, 1776])
def test_every_word_is_in_the_page(page: FrontPage, wide: int) -> None:
    figure = front_page(page, wide)
    assert outside(figure) == []
    said = words_in(figure).replace("-", "").replace(" ", "")
    for each in (page.paper, page.date, page.headline, page.lead, page.advert,
                 *(part for notice in page.notices for part in notice)):
        assert each.replace("-", "").replace(" ", "") in said


def test_a_full_page_has_room_on_the_wall() -> None:
    figure = front_page(FULL, 1776, DENSE)
    assert figure.height <= 712
    assert outside(figure) == []


def test_what_is_not_written_has_no_place() -> None:
    figure = front_page(SHORT, 1200)
    assert not [each for each in figure.shapes if isinstance(each, Words | Box)]
    assert [each.sentence for each in figure.shapes if isinstance(each, Term)] == ["Utan namn"]


@pytest.mark.parametrize("number", [0, 1, 6, 7, 12])
@pytest.mark.parametrize("columns", [3, 6])
def test_every_event_is_in_the_chain(number: int, columns: int) -> None:
    links = [Link(str(2030 + nth), f"Händelse {nth}", f"{LONG} " * 3, "Regionen")
             for nth in range(number)]
    figure = chain(links, 1776, columns)
    assert outside(figure) == []
    assert words_in(figure).count("Regionen") == number
    assert all(each.year in words_in(figure) for each in links)


def test_nothing_is_smaller_than_a_wall_can_show() -> None:
    assert min(size for size, _ in FACES.values()) == LEAST


@pytest.mark.parametrize("text", ["", "  ", LONG, "a b", "\u202ehej", "😀" * 40, "rad\nrad"])
@pytest.mark.parametrize("room", [40, 300])
def test_no_line_is_wider_than_its_column(text: str, room: int) -> None:
    lines = wrapped(text, room, 28, 400)
    assert all(width(line, 28, 400) <= room for line in lines)
    assert "".join(lines).replace("-", "") == "".join(
        text.replace("\u202e", "").split()).replace("-", "") or text == "a b"
