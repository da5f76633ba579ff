"""Clusterings for the gallery: from a table of loose cards to a board of sixty clusters."""

from __future__ import annotations

from facilitator.kinds.cluster.board import ALONE

from .sample import DESK, Sample, make

QUESTION = "Vilka drivkrafter ser vi tillsammans?"
NAMES = (
    "Kompetensbristen", "Åldrande befolkning", "AI i arbetslivet", "El, nät och effekt",
    "Psykisk ohälsa bland unga", "Skyfall, torka och hetta", "Säkerhet och totalförsvar",
    "Kommunernas ekonomi", "Nära och digital vård", "Tillit och desinformation",
    "Bostadsbyggandet", "Järnväg och kollektivtrafik", "Skolans likvärdighet",
    "Arbete på distans", "Arter i skog och odling", "Cirkulär ekonomi",
    "Mat och självförsörjning", "Turism i ett varmare Europa", "Vatten och avlopp",
    "Från landsbygd till stadsregioner",
)
LONG = (
    "Kollektivtrafikupphandlingarnas regionaliseringskonsekvenser",
    "Informationssäkerhetsansvaret i vård, skola och socialtjänst",
    "Livslångt lärande",
    "Arbetskraftsinvandring och kompetensförsörjningsstrategier",
)
DEFINITION = "Från stöd i enstaka moment till att rutinarbetet tas över helt och hållet"


def clustering(cards: int, *, people: int = 90, long: bool = False, **wish: str) -> Sample:
    """So many cards have been written, and the clustering of them has begun."""
    sample = make(people=people, **wish)
    sample.start("scan")
    sample.scan(cards, long=long)
    scan = sample.workshop.current
    sample.do("agenda.add", kind="cluster", title="Klustring", question=QUESTION, minutes=45,
              note="", after=scan)
    sample.start("cluster")
    return sample


def clustered(
    cards: int = 400, clusters: int = 20, *, left: int = 0, alone: int = 9, long: bool = False,
    **wish: str,
) -> Sample:
    """All but `left` and `alone` of the cards lie in so many clusters, the first is the biggest."""
    sample = clustering(cards, long=long, **wish)
    deck = deck_of(sample)
    names = (*LONG, *NAMES) if long else NAMES
    placed = deck[:len(deck) - left - alone]
    begin = 0
    for place in range(clusters):
        share = max(1, round((len(placed) - begin) * 1.3 / (clusters - place))) \
            if place < clusters - 1 else len(placed) - begin
        own = placed[begin:begin + share]
        begin += share
        name = names[place % len(names)]
        sample.do("cluster.make", DESK, name=name if place < len(names) else
                  f"{name} {place // len(names) + 1}", entries=own,
                  definition=DEFINITION + (", också där ingen hade väntat det, och med följder för "
                                           "hela regionens arbetsmarknad" if long else ""))
    if alone:
        sample.do("cluster.move", DESK, entries=deck[len(deck) - left - alone:len(deck) - left],
                  cluster=ALONE)
    return sample


def deck_of(sample: Sample) -> list[str]:
    """The ids of the cards, in the order they came."""
    return [entry for each in sample.workshop.agenda
            if sample.workshop.activities[each].kind == "scan"
            for entry in sample.workshop.activities[each].state.entries.by_id]  # type: ignore[attr-defined]


def clusters_of(sample: Sample) -> list[str]:
    """The ids of the clusters, in the order they were made."""
    return list(sample.workshop.now().state.clusters)  # type: ignore[union-attr, attr-defined]


def stacked(sample: Sample) -> Sample:
    """The first card of some clusters is one of three that say the same; one lies in another."""
    ids = clusters_of(sample)
    board = sample.workshop.now().state  # type: ignore[union-attr]
    for each in ids[:4]:
        first, *rest = board.members(each)  # type: ignore[attr-defined]
        sample.do("cluster.stack", DESK, top=first, entries=rest[:2])
    sample.do("cluster.nest", DESK, cluster=ids[-1], parent=ids[2])
    sample.do("cluster.nest", DESK, cluster=ids[-2], parent=ids[2])
    return sample


def proposed(sample: Sample, many: int = 9) -> Sample:
    """The room has proposed what belongs together and better names, and supported some of it."""
    deck, ids = deck_of(sample), clusters_of(sample)
    made = []
    for place in range(many):
        loose = deck[len(deck) - 3 * place - 3:len(deck) - 3 * place]
        made.append(sample.do(
            "cluster.propose", sample.cast[place % 3 * 5], what="together", entries=loose,
            name=NAMES[-1 - place] if place % 2 else ""))
    for place, each in enumerate(ids[:2]):
        made.append(sample.do("cluster.propose", sample.cast[place * 7], what="name",
                              cluster=each, name=f"{NAMES[place]} i hela landet"))
    for place, entry in enumerate(made[::2]):
        for person in sample.cast[30:32 + 3 * place]:
            sample.do("cluster.support", person, entry=entry)
    sample.do("cluster.accept", DESK, entry=made[0])
    sample.do("cluster.reject", DESK, entry=made[3], reason="Det är två olika saker")
    return sample
