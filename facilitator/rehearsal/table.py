"""The figures of a rehearsal as a table to read, in Swedish with a decimal comma."""

from collections.abc import Mapping

from facilitator.rehearsal.figures import Figures, Spread

_REASONS = {
    "unreachable": "ingen förbindelse",
    "key": "nyckeln godtogs inte",
    "picture": "ingen bild kom",
}


def table(figures: Figures) -> str:
    """Lay the figures out, one line each, no line end at the last."""
    rows = [
        ("Anslutna", _joined(figures)),
        ("Första bilden", f"{_spread(figures.picture_ms)}, {_bytes(figures.picture_bytes)}"),
        ("Skickat", f"{_whole(figures.sent)} ({_whole(figures.resent)} omsändningar)"),
        ("Bekräftat", _whole(figures.acknowledged)),
        ("Avvisat", _counts(figures.refused)),
        ("Förlorat", _whole(figures.lost)),
        ("Dubbletter", _whole(figures.duplicates)),
        ("Bruten ordning", _whole(figures.order_broken)),
        ("Till kvitto", _spread(figures.ack_ms)),
        ("På varje skärm", _spread(figures.screen_ms) + _unseen(figures.unseen)),
        ("Omhämtade bilder", _whole(figures.resyncs)),
        ("Återanslutningar", _whole(figures.reconnects)),
        ("Publikens egen last", f"{decimal(figures.cpu_percent, 0)} % av en kärna"),
    ]
    if figures.interrupted:
        rows.insert(6, ("Utan svar vid avbrottet", _whole(figures.unanswered)))
    if figures.thrown_out:
        rows.append(("Utestängda", _whole(figures.thrown_out)))
    rows += [("Lagrat", _stored(activity, row)) for activity, row in figures.stored.items()]
    title = (
        f"Repetition: {_whole(figures.people)} telefoner i {decimal(figures.seconds, 0)} s, "
        f"en gång var {decimal(figures.every, 1)} s" + (", avbruten" * figures.interrupted)
    )
    widest = max(len(name) for name, _ in rows)
    return "\n".join([title, *(f"  {name:<{widest}}  {text}" for name, text in rows)])


def decimal(value: float | None, places: int) -> str:
    """A number with a decimal comma; a dash for None."""
    return "–" if value is None else f"{value:.{places}f}".replace(".", ",")


def _joined(figures: Figures) -> str:
    refused = {_REASONS.get(code, code): n for code, n in figures.joins_refused.items()}
    return (
        f"{_whole(figures.joined)} av {_whole(figures.people)} "
        f"på {decimal(figures.join_seconds, 2)} s"
        + (f"; utanför: {_counts(refused)}" if refused else "")
    )


def _spread(spread: Spread) -> str:
    if not spread.n:
        return "–"
    values = " / ".join(_ms(value) for value in (spread.p50, spread.p95, spread.p99))
    return f"{values} ms (p50 / p95 / p99)"


def _ms(value: float | None) -> str:
    return decimal(value, 1 if value is not None and value < 10 else 0)


def _bytes(size: int | None) -> str:
    return "–" if size is None else f"{_whole(size)} byte"


def _unseen(unseen: int) -> str:
    return f"; {_whole(unseen)} nådde inte alla" if unseen else ""


def _counts(counts: Mapping[str, int]) -> str:
    parts = ", ".join(f"{code} {_whole(n)}" for code, n in sorted(counts.items()))
    return f"{_whole(sum(counts.values()))} ({parts})" if parts else "0"


def _stored(activity: str, row: Mapping[str, int | None]) -> str:
    there = row["stored"]
    return (
        f"{'okänt antal' if there is None else _whole(there)} av "
        f"{_whole(row['acknowledged'] or 0)} bekräftade ({activity})"
    )


def _whole(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")
