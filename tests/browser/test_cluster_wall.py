"""The clustering on the wall: read at twenty metres, and calm while cards are moved."""

from playwright.sync_api import Page, expect

from .hall import WALL, Hall, until
from .measuring import faults_of
from .voting import newest

SCAN = "scan-2"
SIZES = (WALL, {"width": 1280, "height": 720}, {"width": 1024, "height": 768})


def rows(wall: Page) -> list[str]:
    return wall.locator("#map > li > p:first-child > span").all_inner_texts()


def opened(wall: Page) -> list[str]:
    return wall.evaluate("[...document.querySelectorAll('#page > li')].map(row => row.id)")


def begun(hall: Hall, cards: int) -> tuple[str, list[str]]:
    """So many cards are written and their clustering has begun; the item's id and the cards'."""
    room = hall.room
    room.do("stage.start", activity=SCAN)
    room.fill(cards)
    room.do("agenda.add", kind="cluster", title="Klustring", minutes=45, after=SCAN,
            question="Vilka drivkrafter ser vi?", note="")  # fmt: skip
    item = newest(hall, "cluster")
    room.do("stage.start", activity=item)
    told = next(each for each in room.report()["activities"] if each["id"] == item)
    assert len(told["entries"]) == cards
    return item, [each["id"] for each in told["entries"]]


def test_it_reads_well_from_loose_cards_to_twenty_clusters(hall: Hall) -> None:
    room = hall.room
    item, cards = begun(hall, 120)
    walls = tuple(hall.wall(size, reduced_motion="reduce") for size in SIZES)
    faults: list[str] = []
    for wall in walls:
        expect(wall.locator("#page > li").first).to_be_visible()
        faults += faults_of(wall, "loose")
    for place in range(20):
        room.do("cluster.make", item, name=f"Kompetensförsörjningsstrategierna {place}",
                definition="Från då till nu, och vad det betyder för oss " * 4,
                entries=cards[place * 5:place * 5 + 5])  # fmt: skip
    for wall in walls:
        expect(wall.locator("#map > li")).to_have_count(20)
        faults += faults_of(wall, "twenty clusters")
    room.do("cluster.freeze", item, wall="still")
    room.do("stage.close")
    room.do("stage.reveal")
    for wall in walls:
        expect(wall.locator(".w-still")).to_be_visible()
        faults += faults_of(wall, "held and revealed")
    assert not faults, "\n".join(faults)


def test_nothing_leaves_its_place_while_cards_are_moved(hall: Hall) -> None:
    room = hall.room
    item, cards = begun(hall, 60)
    wall = hall.wall()
    first = room.do("cluster.make", item, name="Stort", entries=cards[:20])
    second = room.do("cluster.make", item, name="Litet", entries=cards[20:22])
    expect(wall.locator("#map > li")).to_have_count(2)
    order = rows(wall)
    room.do("cluster.move", item, entries=cards[:15], cluster=second)
    expect(wall.locator(f"#wk-{second} b")).to_contain_text("17")
    assert rows(wall) == order
    room.do("cluster.merge", item, clusters=[first], into=second)
    expect(wall.locator(f"#wk-{second} b")).to_contain_text("22")
    room.do("cluster.spotlight", item, cluster=second)
    expect(wall.locator("#page-head h2")).to_have_text("Litet")
    room.do("entry.hide", SCAN, entry=cards[3], reason="fel")
    until(lambda: f"wc-{cards[3]}" not in opened(wall), wall)
