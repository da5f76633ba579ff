"""The chapter on what happens around us: trends with their sources, where it is thin, the radar.

What the room has not been shown is on no radar and in no list.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from facilitator.domain.document import Block, Drawing, Paragraph, Table
from facilitator.kinds.scan.trends import MOST
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.formats import FORMATS
from facilitator.report.tongue import Tongue
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, Story, scanning

from .reading import everything_in, words_in
from .samples import Day
from .test_formats import written

FIELDS = ("ekonomi", "politik", "teknologi")


def described(count: int = 5, **options: str) -> Story:
    """Cards with a field and a horizon, and one with a source alone."""
    story = scanning(**options)
    for nth in range(count):
        story.card(ANNA, f"Trend nummer {nth};", category=FIELDS[nth % 3], type="trend",
                   horizon=("nu", "2030", "2050")[nth % 3])  # fmt: skip
    story.card(BO, "Bara källa;", source="Myndighetens prognos")
    return story


def blocks(story: Story) -> list[Block]:
    document = compose(build(story.state, KINDS, story.now, "sv"))
    return [block for chapter in document.chapters for part in chapter.parts
            if part.id == SCAN for block in part.blocks]


def words(story: Story) -> str:
    return " ".join(Tongue("sv").text(block.text) for block in blocks(story)
                    if isinstance(block, Paragraph))


def drawings(story: Story) -> list[Drawing]:
    return [block for block in blocks(story) if isinstance(block, Drawing)]


def table(story: Story) -> list[list[str]]:
    [found] = [block for block in blocks(story) if isinstance(block, Table)] \
        or [drawings(story)[0].table]
    assert found
    tongue = Tongue("sv")
    return [[tongue.text(column.text) for column in found.columns],
            *([tongue.text(cell.text) for cell in row.cells] for row in found.rows)]


def test_the_radar_has_what_has_a_field_and_a_horizon_and_its_table_has_all() -> None:
    story = described()
    [radar] = drawings(story)
    assert radar.n == 5
    assert Tongue("sv").text(radar.alt) == (
        "Ekonomi: Nu – 2; Politik: 2030 – 2; Teknologi: 2050 – 1.")
    assert table(story)[0] == ["Nr", "Trend", "Område", "Typ", "Tidshorisont", "Källa"]
    assert table(story)[1] == ["1", "Trend nummer 0;", "Ekonomi", "Trend", "Nu", "–"]
    assert table(story)[-1] == ["6", "Bara källa;", "–", "–", "–", "Myndighetens prognos"]
    assert "1 kort saknar område eller tidshorisont" in words(story)


def test_what_nobody_has_told_is_no_column_and_no_ring() -> None:
    story = scanning()
    for nth in range(4):
        story.card(ANNA, f"Trend {nth}", category="ekologi", source="SMHI")
    assert not drawings(story)
    assert table(story)[0] == ["Nr", "Trend", "Område", "Källa"]
    assert "Därför finns ingen trendradar" in words(story)


def test_two_on_a_radar_are_too_few() -> None:
    story = described(2)
    assert not drawings(story)
    assert "Bara 2 av dem har både område och tidshorisont" in words(story)


def test_headlines_alone_are_no_list() -> None:
    story = scanning()
    story.card(ANNA, "Bara en rubrik", category="lag")
    assert [block for block in blocks(story) if isinstance(block, Table | Drawing)] == []
    assert "varken trendlista eller trendradar" in words(story)


def test_those_with_most_people_behind_them_are_listed_and_it_is_said_of_how_many() -> None:
    story = described(MOST + 10)
    last = story.card(ANNA, "Sist men mest", category="lag", horizon="2040")
    story.does(BO, "scan.support", entry=last)
    assert table(story)[1][1] == "Sist men mest"
    assert len(table(story)) == MOST + 1
    assert f"Här står de {MOST} som flest står bakom, av {MOST + 12} kort" in words(story)


def test_gaps_are_told_in_words() -> None:
    story = described(15)
    told = words(story)
    assert ("Få eller inga kort: Institutioner (0), Sociala förhållanden (0), Ekologi (0), "
            "Lagstiftning (0).") in told
    assert "Inget kort har tidshorisonten 2040." in told
    assert "1 kort har inget område." in told
    assert "För få kort har ett område" in words(described(3))


@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_every_format_tells_trends_and_sources(name: str) -> None:
    told = words_in(written(described(), name))
    assert "Trendradar" in told
    assert "Trend nummer 4; Teknologi Trend Nu" not in told
    assert "Trend nummer 4; Politik Trend 2030" in told
    assert told.count("Myndighetens prognos") == 2  # the list, and the whole card at the end


def test_the_numbers_of_a_crowd_are_explained_once_where_the_table_stands() -> None:
    story = described(20)
    assert drawings(story)[0].figure.key
    page = written(story, "html").decode()
    assert "fig-key" not in page.partition("</style>")[2]
    folder = ZipFile(BytesIO(written(story, "bilder")))
    [alone] = [name for name in folder.namelist() if name.endswith("trendradar.svg")]
    assert "Trend nummer 19;" in folder.read(alone).decode()


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_room_has_not_seen_is_on_no_radar_and_in_no_list(name: str) -> None:
    story = described(5, wall="on_reveal", others="on_reveal")
    told = {"category": "lag", "type": "trend", "horizon": "2040", "source": "källa-kanarie"}
    story.card(ANNA, "rubrik-kanarie", **told)
    for canary in ("rubrik-kanarie", "källa-kanarie", "Trendradar", "Trend nummer"):
        assert canary not in everything_in(written(story, name)), canary


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_hidden_or_taken_back_is_on_no_radar_and_in_no_list(name: str) -> None:
    story = described()
    told = {"category": "lag", "type": "trend", "horizon": "2040", "source": "källa-kanarie"}
    hidden, gone = (story.card(ANNA, f"{each}-kanarie", **told) for each in ("dold", "tagen"))
    story.does(KARIN, "entry.hide", entry=hidden, reason="skäl-kanarie")
    story.does(ANNA, "scan.withdraw", entry=gone)
    assert "kanarie" not in everything_in(written(story, name))


def test_a_radar_in_a_summary_has_no_room_for_the_names_behind_its_numbers() -> None:
    story = Day(40, 120, 14).story
    radar = "scan-2-radar"
    story.does(KARIN, "summary.pick", list="pictures", what=radar)
    document = compose(build(story.state, KINDS, story.now, "sv", story.state.editing.draft))
    [glance] = document.pictures
    told = next(block for chapter in document.chapters for part in chapter.parts
                for block in part.blocks if getattr(block, "id", "") == radar)
    assert isinstance(glance, Drawing)
    assert isinstance(told, Drawing)
    assert told.figure.key
    assert not glance.figure.key
    assert glance.figure.shapes == told.figure.shapes
