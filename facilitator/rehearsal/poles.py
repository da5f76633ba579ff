"""How a phone makes axes: two poles for an uncertainty, and then an answer about each pair."""

from facilitator.rehearsal.pen import Command, Pen
from facilitator.rehearsal.rating import rate

# A table writes a few and listens to the others.
_MOST_SENT, _MARK = 3, "poles "
_EXPLAINS = 1 / 2


def axes(pen: Pen) -> Command | None:
    """Poles while they are asked for; an answer about one pair more while those are."""
    return rate(pen) if pen.seen.listed.criteria else _poles(pen)


def _poles(pen: Pen) -> Command | None:
    """Two poles that nobody has written to that uncertainty; None once one has said enough."""
    sent = {each for each in pen.done if each.startswith(_MARK)}
    if len(sent) >= _MOST_SENT:
        return None
    items = [each for each in sorted(pen.seen.listed.uncertainties) if _MARK + each not in sent]
    for item in pen.rng.sample(items, len(items)):
        fitting = [each for each in pen.bank.poles(pen.seen.listed.uncertainties[item])
                   if (item, each["low"]) not in pen.seen.asked]
        if fitting:
            chosen = pen.rng.choice(fitting)
            pen.seen.asked.add((item, chosen["low"]))
            pen.done.add(_MARK + item)
            told = chosen if pen.rng.random() < _EXPLAINS else {
                name: chosen[name] for name in ("low", "high")}
            return "axes.write", {"item": item, **told}
    return None
