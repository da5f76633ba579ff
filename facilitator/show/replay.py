"""The wall while it shows a replay: where the film is fetched, and since when it has run."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from facilitator.domain.contributions import put_away
from facilitator.domain.memo import Memo
from facilitator.domain.picture import Picture
from facilitator.domain.workshop import Activity, Person, Workshop


def replay_picture(workshop: Workshop, memo: Memo) -> Picture:
    """The place where the page plays the film. When something is put away it is another picture,
    so that every wall lets go of what it holds and fetches the film anew."""
    mark = memo.of("put away", _mark, workshop.activities, workshop.people)
    return Picture("wall/replay.html", {
        "since": workshop.wall_since, "film": f"{workshop.wall_seq}-{mark}"})


def _mark(activities: Mapping[str, Activity], people: Mapping[str, Person]) -> str:
    """A hash of all that has been put away."""
    gone = (tuple(put_away(each) for each in activities.values() if each.started),
            sum(person.removed for person in people.values()))
    return blake2b(repr(gone).encode(), digest_size=6).hexdigest()
