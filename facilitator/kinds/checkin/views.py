"""What phone, wall and desk see of a check-in."""

from __future__ import annotations

from facilitator.domain.contributions import entries_of, wall_shows
from facilitator.domain.entry import Entry
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .answers import (
    answer_of,
    counted_words,
    energies,
    mean_energy,
)

WORDS_PER_PAGE = 24
STREAM = 200
# So many different words at most -> the smallest size that any of them stands in.
LEAST_SIZES = ((6, 4), (12, 3), (18, 2))
# Below this many answers a mean would tell on single people (methods.md §2.0).
FEWEST_FOR_MEAN = 3


def phone(scene: Scene) -> Picture:
    """The form; the answer itself is the person's own part."""
    return Picture("kinds/checkin/phone.html", {"mode": _mode(scene)})


def mine(scene: Scene, person: str) -> Picture:
    """The answer one has given, with what may be done to it."""
    answer = answer_of(scene.activity, person)
    is_open = scene.activity.stage is Stage.OPEN
    shown = {"id": answer.id, "fields": dict(answer.data), "open": is_open,
             "mode": _mode(scene)} if answer else None
    return Picture("", {}, (
        Lane("mine", "kinds/checkin/mine.html", ((f"m-{shown['id']}", shown),) if shown else ()),
    ))


def wall(scene: Scene) -> Picture:
    """Words with their counts, page by page; energy first when it is revealed."""
    activity = scene.activity
    answers = entries_of(activity).visible()
    revealed = activity.stage is Stage.REVEALED
    if not wall_shows(activity):
        return Picture("kinds/checkin/wall_hidden.html", {"mode": _mode(scene)}, (
            Part("checkin-progress", "kinds/checkin/wall_progress.html",
                 {"count": len(answers), "here": scene.presence.here}),))
    words = counted_words(answers)
    pages = [words[i:i + WORDS_PER_PAGE] for i in range(0, len(words), WORDS_PER_PAGE)] or [()]
    number = scene.turn % len(pages)
    return Picture("kinds/checkin/wall.html", {"mode": _mode(scene), "revealed": revealed}, (
        Part("words", "kinds/checkin/wall_words.html", {
            "words": tuple((word, count, _size(count, words)) for word, count in pages[number]),
            "number": number + 1, "of": len(pages), "different": len(words)}),
        Part("energy", "kinds/checkin/wall_energy.html", {
            "mode": _mode(scene), "revealed": revealed, "answers": len(answers),
            "levels": energies(answers) if revealed else (),
            "mean": _shown_mean(answers) if revealed else None}),
    ))


def desk(scene: Scene) -> Picture:
    """Progress, the words with a way to hide one, and the form for those without a phone."""
    entries = tuple(e for e in entries_of(scene.activity) if not e.withdrawn)
    answers = entries_of(scene.activity).visible()
    return Picture("kinds/checkin/desk.html", {
        "mode": _mode(scene), "open": scene.activity.stage is Stage.OPEN,
        "organisations": scene.workshop.named_organisations(),
    }, (
        Part("checkin-counts", "kinds/checkin/desk_counts.html", {
            "count": len(answers), "here": scene.presence.here,
            "hidden": sum(e.hidden is not None for e in entries),
            "levels": energies(answers), "mean": _shown_mean(answers),
            "words": counted_words(answers)[:12]}),
        Lane("stream", "kinds/checkin/desk_answer.html", tuple(
            (f"d-{e.id}", {
                "id": e.id, "word": e.data["word"], "expectation": e.data["expectation"],
                "hidden": e.hidden, "at": e.at, "proxy": e.proxy,
                "from": "" if scene.workshop.naming == "anonymous"
                else scene.workshop.organisation_name(e.organisation)})
            for e in entries[::-1][:STREAM])),
    ))


def _mode(scene: Scene) -> str:
    return scene.activity.option("mode", "in")


def _shown_mean(answers: tuple[Entry, ...]) -> float | None:
    return mean_energy(answers) if sum(energies(answers)) >= FEWEST_FOR_MEAN else None


def _size(count: int, words: tuple[tuple[str, int], ...]) -> int:
    """1 to 4: how large a word stands, by its share of the most frequent one.

    While there are few different words none is small: the wall has the room.
    """
    least = next((size for most, size in LEAST_SIZES if len(words) <= most), 1)
    most = words[0][1]
    return max(least, 1 if most == 1 else 1 + round(3 * (count - 1) / (most - 1)))
