"""Drivers to draw: a matrix as a room of 87 rated it, and crowds that are spread or alike."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from facilitator.figures.bars import Bar
from facilitator.figures.bars import Frame as BarFrame
from facilitator.figures.cross import Cloud, Corner, Poles, Where
from facilitator.figures.scatter import Frame, Point

FRAME = Frame(
    top_left="Given förutsättning", top_right="Kritisk osäkerhet", bottom_left="Bakgrund",
    bottom_right="Bevaka", x_name="Osäkerhet", x_low="nästan säkert", x_high="helt öppet",
    y_name="Påverkan, {high} är avgörande",
)
NAMES = tuple("""
Åldrande befolkning|Kompetensbristen|Skyfall, torka och hetta|Kommunernas ekonomi
Nära och digital vård|Järnväg och kollektivtrafik|Säkerhet och totalförsvar|AI i arbetslivet
El, nät och effekt|Tillit och desinformation|Bostadsbyggandet|Arbete på distans|Cirkulär ekonomi
Mat och självförsörjning|Turism i ett varmare Europa|Elflyg på korta sträckor
Psykisk ohälsa bland unga|Skolans likvärdighet|Arter i skog och odling|Gruvor och kritiska mineral
Kompetensförsörjningsstrategier|Vattenbrist i öst|Fossilfri stålindustri|Civilsamhällets roll
Statens närvaro|Demografisk försörjningskvot|Rysslands krig|Ny vattenkraftsprövning
Skärgårdens trafik|Havsbaserad vindkraft|Flyttströmmar till storstad|Gränsregionalt samarbete
Automatiserade beslut i myndigheter|Bredband till alla|Biologisk mångfald|Äldreomsorgens bemanning
Räntor och byggkostnader|Handel med Asien|Studieavbrott|Samiska näringar|Vätgas i tung trafik
Kulturens finansiering|Pendling över länsgräns|Tomma lokaler|Ungas framtidstro|Segregation
Besöksnäringen|Rymdverksamhet i norr|Medicinska genombrott|Cyberangrepp|Trängsel i spåren
Klimatanpassning|Markpriser|Antibiotikaresistens|Hemmabatterier|Livslångt lärande
Självkörande bussar|Färre småföretag|Cirkulära textilier|Långsam tillståndsgivning
""".strip().replace("\n", "|").split("|"))
_RATED = (  # osäkerhet, påverkan
    (1.5, 4.56), (2.3, 4.34), (2.15, 3.84), (2.68, 4.11), (1.8, 3.48), (2.6, 3.2), (4.5, 4.57),
    (4.07, 4.08), (3.45, 4.33), (3.91, 3.62), (3.8, 3.2), (2.3, 2.5), (2.7, 2.0), (3.28, 2.8),
    (3.6, 1.75), (4.6, 2.3),
)


def matrix() -> tuple[Point, ...]:
    """Sixteen drivers, three of which split the room."""
    halves = {7: ((3.0, 5.0), None), 9: ((3.0, 5.0), None), 13: (None, (2.0, 4.0))}
    return tuple(
        Point(f"d{nth}", NAMES[nth], x, y, 87, *halves.get(nth, (None, None)),
              split=nth in halves, hot=x >= 3 and y >= 3)
        for nth, (x, y) in enumerate(_RATED))


def spread(count: int, seed: int = 1) -> tuple[Point, ...]:
    """Drivers all over the plane."""
    chance = Random(seed)
    return _points([(chance.uniform(1.1, 4.9), chance.uniform(1.1, 4.9)) for _ in range(count)],
                   chance)


def clumped(count: int, seed: int = 1, wide: float = 0.35) -> tuple[Point, ...]:
    """Drivers that a room rated much alike: round two middles, many important and uncertain."""
    chance = Random(seed)
    middles = ((3.6, 4.0), (2.6, 3.6))
    return _points([(chance.gauss(x, wide), chance.gauss(y, wide))
                    for x, y in (middles[nth % 2] for nth in range(count))], chance)


def alike(count: int, x: float = 3.4, y: float = 3.8) -> tuple[Point, ...]:
    """Drivers with one and the same rating."""
    return tuple(Point(f"d{nth}", name_of(nth), x, y, 12, hot=x >= 3 and y >= 3)
                 for nth in range(count))


BARS = BarFrame("andel av prickarna", "om alla organisationer väger lika",
                "de första {count} går vidare", cut=8)


def votes(count: int, seed: int = 1) -> tuple[Bar, ...]:
    """Dot votes, the most wanted first, and what they were if organisations weighed the same."""
    chance = Random(seed)
    cast = sorted((round(40 * 0.9**nth) + chance.randint(0, 2) for nth in range(count)),
                  reverse=True)
    weighted = [each * chance.uniform(0.7, 1.3) for each in cast]
    order = sorted(range(count), key=lambda nth: -weighted[nth])
    return tuple(
        Bar(f"d{nth}", name_of(nth), each / sum(cast), weighted[nth] / sum(weighted),
            1 + sum(other > each for other in cast), f"{each}", moved=nth - order.index(nth))
        for nth, each in enumerate(cast))


_LONG = (
    "Kommunernas ekonomi när färre arbetar och fler blir äldre", "Skyfall, torka och hetta",
    "Tillgången till vård och omsorg i glesbygd när många flyttar till de största städerna",
    "Tillgången till vård och omsorg i glesbygd när fler arbetar på distans från landsbygden",
    "Kompetensbristen inom industrins gröna omställning i hela norra Sverige")


def long_votes(count: int) -> tuple[Bar, ...]:
    """Votes of which most have names as long as they may be."""
    return tuple(replace(bar, name=_LONG[nth % len(_LONG)])
                 for nth, bar in enumerate(votes(count)))


def name_of(nth: int) -> str:
    return NAMES[nth % len(NAMES)] + (f" {nth}" if nth >= len(NAMES) else "")


def _points(at: list[tuple[float, float]], chance: Random) -> tuple[Point, ...]:
    kept = [(min(5.0, max(1.0, x)), min(5.0, max(1.0, y))) for x, y in at]
    return tuple(
        Point(f"d{nth}", name_of(nth), x, y, chance.randint(20, 87),
              (max(1.0, x - 1), min(5.0, x + 1)), None, split=nth % 15 == 4, hot=x >= 3 and y >= 3)
        for nth, (x, y) in enumerate(kept))


def second_round() -> tuple[Point, ...]:
    """The matrix after a conversation: some moved, most a little."""
    moves = {0: (0.4, -0.3), 7: (-0.7, 0.1), 9: (0.3, 0.4), 13: (0.5, 0.5), 10: (0.6, 0.3),
             5: (-0.5, -0.3), 14: (0.02, 0.01), 2: (0.03, 0.2)}
    return tuple(
        replace(p, was=((p.x or 0) - moves[nth][0], (p.y or 0) - moves[nth][1]))
        if nth in moves else p for nth, p in enumerate(matrix()))


_WHERE: tuple[Where, ...] = ("top_right", "top_left", "bottom_left", "bottom_right")
_TOLD = (("I dag {share} %", (("share", 25),)), ("Mot {year}: {share} %", (
    ("share", 100), ("year", "2050"))))
POLES = Poles("Var folk bor", "Världshandeln", "Samlat", "Spritt över landet",
              "Öppna gränser", "Slutna block")
LONG_POLES = Poles(*(
    (word + " ") * 5 for word in ("Samverkansformerna", "Finansieringen", "Kompetens-",
                                  "Infrastruktur", "Medborgarskap", "Brukarfinansiering")))
WORLDS = (
    Corner("top_right", 1, "Världen i byn", "Uppkopplade orter säljer till hela världen.",
           told=_TOLD),
    Corner("top_left", 2, "Magnetstäderna", told=_TOLD),
    Corner("bottom_left", 3, "", "", ("Fästningen · 12", "Muren", "Borgen", "Bakom låsta dörrar"),
           _TOLD),
    Corner("bottom_right", 5, "", told=_TOLD))
LONG_WORLDS = tuple(
    Corner(where, place, "Kompetensförsörjningssamverkansregionerna"[:40],
           "Försörjningsberedskapssamordningens och beredskapslagrens tid har kommit. " * 2,
           told=_TOLD)
    for place, where in enumerate(_WHERE, start=1))


def _cloud(shape: str, x: float, y: float, label: str) -> Cloud:
    spots = tuple((max(-1.0, min(1.0, x + (nth % 9 - 4) / 9)), max(-1.0, min(1.0, y + (
        nth * 7 % 11 - 5) / 12))) for nth in range(80))
    return Cloud("here" if shape == "here" else "there", (label, (("year", "2050"),)), spots,
                 (x, y), (x - 0.2, y - 0.2), (x + 0.25, y + 0.2))


CLOUDS = (_cloud("here", -0.4, -0.2, "I dag"), _cloud("there", 0.9, 0.95, "Mot {year}"))
CLOSE_CLOUDS = (_cloud("here", 0, 0.02, "I dag"), _cloud("there", 0.03, 0, "Mot {year}"))
