"""What is suggested, as the desk sees it: where a card may belong, what is alike, the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from facilitator.domain.advice import Belonging
from facilitator.domain.picture import Lane, Part

from .alike_words import shared
from .board import Cluster
from .phone import proposal
from .shown import Shown

# From here on a suggestion is clear enough to be among those that are said yes to together.
CLEAR = 2


def parts(shown: Shown) -> tuple[Part | Lane, ...]:
    """How suggestions stand, the near-duplicates, and what can be said yes to in one go."""
    advice, board = shown.scene.advice, shown.board
    drafts = tuple(board.open_drafts())
    alike = tuple((each, cards) for each in advice.alike
                  if len(cards := tuple(c for c in each.cards if c in shown.deck)) > 1)
    return (
        Part("advice", "kinds/cluster/advice.html", {
            "compared_by": advice.word, "waiting": advice.waiting, "resting": advice.resting,
            "asked": bool(board.asked), "drafts": [[each] for each in drafts],
            "alike": [list(cards) for _, cards in alike],
            "loose": len(shown.loose), "kept": _kept(shown, drafts),
            "none_sure": bool(board.drawn and not board.news and not drafts)}),
        Part("advice-places", "kinds/cluster/advice_places.html", {"rows": _clear(shown)}),
        Lane("alike", "kinds/cluster/desk_alike.html", tuple(
            (f"a-{each.id}", _alike(shown, cards, each.strength)) for each, cards in alike)),
    )


def belongs(shown: Shown, card: str) -> list[dict[str, object]]:
    """The groups that an unplaced card may belong to, and why, the likeliest first."""
    best = shown.scene.advice.places.get(card, ())
    return shown.scene.memo.of(("belongs", card), _belongings, best, shown.board.clusters,
                               shown.faces) if best else []


def _belongings(
    best: Iterable[Belonging], clusters: Mapping[str, Cluster],
    faces: Mapping[str, Mapping[str, object]],
) -> list[dict[str, object]]:
    return [row for each in best if (row := _belonging(each, clusters, faces))]


def proposed(shown: Shown, entry: str) -> dict[str, object]:
    """A proposal for the inbox; one of the draft with how sure it is and what is new in it."""
    data = shown.board.entries.by_id[entry].data
    after = shown.faces.get(str(data.get("named_after") or ""), {})
    said = proposal(shown, entry)
    if data["machine"]:
        said["cards"] = _explained(shown, entry, said["cards"])  # type: ignore[arg-type]
    return {**said, "strength": data.get("strength", 0),
            "after": after.get("headline", ""), "added": shown.board.news.get(entry, ())}


def _alike(shown: Shown, cards: tuple[str, ...], strength: int) -> dict[str, object]:
    """Cards that say the same, where each lies, and where they would lie together."""
    there = {card: shown.board.clusters.get(shown.board.places.get(card, "")) for card in cards}
    home = next((c for c in there.values() if c), None)
    rows = _explained(shown, cards[0], tuple(shown.card(card) for card in cards))
    return {"strength": strength, "home": home.name if home else "",
            "cards": tuple({**row, "lies": c.name if c else ""}
                           for row, c in zip(rows, there.values(), strict=True))}


def _explained(
    shown: Shown, name: str, cards: Sequence[Mapping[str, object]]
) -> tuple[dict[str, object], ...]:
    """The cards with the words that several of them share marked; reckoned once under `name`."""
    told = shown.scene.memo.of(("shared", name), lambda *texts: shared(texts),
                               *(card["headline"] for card in cards))
    return tuple({**card, "pieces": pieces} for card, pieces in zip(cards, told, strict=True))


def marked(text: str, words: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """`text` in pieces, those true that are one of `words`; together they are the text again."""
    wanted = sorted({re.escape(each) for each in words if each}, key=len, reverse=True)
    if not wanted:
        return ((text, False),)
    pieces = re.split(rf"(?<!\w)({'|'.join(wanted)})(?!\w)", text, flags=re.IGNORECASE)
    return tuple((piece, odd % 2 == 1) for odd, piece in enumerate(pieces) if piece)


def _belonging(
    each: Belonging, clusters: Mapping[str, Cluster],
    faces: Mapping[str, Mapping[str, object]],
) -> dict[str, object] | None:
    group, closest = clusters.get(each.group), faces.get(each.closest)
    if group is None or closest is None:
        return None
    return {"group": group.id, "name": group.name, "strength": each.strength,
            "near": closest["headline"], "clear": each.strength >= CLEAR,
            "closest": marked(str(closest["headline"]), each.shared_there)}


def _clear(shown: Shown) -> list[list[str]]:
    """(card, cluster) of every unplaced card whose likeliest group is clear."""
    places = shown.scene.advice.places
    best = ((card, places[card][0]) for card in shown.loose if places.get(card))
    return [[card, each.group] for card, each in best
            if each.strength >= CLEAR and each.group in shown.board.clusters]


def _kept(shown: Shown, drafts: tuple[str, ...]) -> dict[str, int]:
    """What the last draft changed: how many groups are new or have grown, and how many stood."""
    news = shown.board.news
    grown = sum(bool(news.get(each)) for each in drafts)
    return {"changed": grown, "same": len(drafts) - grown}

