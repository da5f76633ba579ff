"""What a trace of Chromium says of each frame: how long scripts ran, how long layout and style."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

CATEGORIES = ("-*", "devtools.timeline", "devtools.timeline.frame",
              "disabled-by-default-devtools.timeline", "disabled-by-default-v8.gc", "v8")
SCRIPT = frozenset({"FunctionCall", "EvaluateScript", "RunMicrotasks", "V8.GCScavenger",
                    "MinorGC", "MajorGC"})
LAYOUT = frozenset({"Layout", "UpdateLayoutTree", "RecalculateStyles"})
FRAME = "AnimationFrame"
Event = dict[str, Any]


@dataclass(frozen=True)
class Frames:
    """Milliseconds of the main thread's processor for each frame, and frames a second.

    Only what the page's own files do: the program that moves the pointer has scripts in it too.
    """

    script: list[float]
    layout: list[float]
    a_second: float


def frames(trace: bytes) -> Frames:
    """The frames of a trace's busiest page. Raises ValueError when it has none."""
    events: list[Event] = json.loads(trace)["traceEvents"]
    main = _busiest(events)
    own = sorted((e for e in events if (e["pid"], e["tid"]) == main), key=lambda e: e["ts"])
    starts = [e["ts"] for e in own if _begins(e)]
    if len(starts) < 2:
        raise ValueError("no frames in the trace")
    whole = [e for e in own if e["ph"] == "X"]
    script, layout = [0.0] * len(starts), [0.0] * len(starts)
    for event in _outermost(e for e in whole if e["name"] in SCRIPT and not _foreign(e)):
        _add(script, starts, event, 1)
        # What a script asks of the layout is the layout's.
        for inner in _outermost(e for e in whole if e["name"] in LAYOUT and _within(e, event)):
            _add(script, starts, inner, -1)
    for event in _outermost(e for e in whole if e["name"] in LAYOUT):
        _add(layout, starts, event, 1)
    seconds = (starts[-1] - starts[0]) / 1e6
    return Frames(script, layout, (len(starts) - 1) / seconds)


def _begins(event: Event) -> bool:
    return bool(event["name"] == FRAME and event["ph"] == "b")


def _foreign(event: Event) -> bool:
    """A function that comes from no file."""
    return event["name"] == "FunctionCall" and not event["args"]["data"].get("url")


def _busiest(events: Sequence[Event]) -> tuple[int, int]:
    """(process, thread) that drew the most frames."""
    count: dict[tuple[int, int], int] = {}
    for event in events:
        if _begins(event):
            place = event["pid"], event["tid"]
            count[place] = count.get(place, 0) + 1
    if not count:
        raise ValueError("no frames in the trace")
    return max(count, key=lambda place: count[place])


def _outermost(events: Iterable[Event]) -> list[Event]:
    """Without those that lie within another; `events` in the order they began."""
    kept: list[Event] = []
    for event in events:
        if not kept or not _within(event, kept[-1]):
            kept.append(event)
    return kept


def _within(event: Event, other: Event) -> bool:
    ended = event["ts"] + event.get("dur", 0)
    return bool(other["ts"] <= event["ts"] and ended <= other["ts"] + other.get("dur", 0))


def _add(times: list[float], starts: list[int], event: Event, sign: int) -> None:
    frame = bisect_right(starts, event["ts"]) - 1
    if frame >= 0:
        # The thread's own time where it is told: the machine does other things as well.
        times[frame] += sign * event.get("tdur", event.get("dur", 0)) / 1000
