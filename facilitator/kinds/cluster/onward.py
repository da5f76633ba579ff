"""Where a proposal's words went: into the names of clusters, and from there through the log.

Needed when the one who proposed is erased, words and all. A name that a facilitator wrote is
theirs, also when somebody proposed the same afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from facilitator.domain.event import Event

Changes = dict[str, object]


def onward(
    events: Iterable[Event], gone: Collection[str], instead: str
) -> Mapping[int, Mapping[str, object]]:
    """By number what becomes of the data of `events` that bear the words of the entries `gone`."""
    events = tuple(events)
    words = {str(e.data["entry"]): str(e.data["name"]) for e in events
             if e.name == "cluster.proposed" and e.data["entry"] in gone and e.data["name"]}
    if not words:
        return {}
    names = _Names(words, instead)
    return {event.seq: changes for event in events if (changes := names.without(event))}


class _Names:
    """What each cluster is called as the log goes on, and which of its names are to go."""

    def __init__(self, words: Mapping[str, str], instead: str) -> None:
        self._words, self._instead = words, instead
        self._called: dict[str, str] = {}
        self._gone: dict[str, set[str]] = {}

    def without(self, event: Event) -> Changes:
        """The fields of the event's data that become something else."""
        data: Mapping[str, Any] = event.data
        match event.name:
            case "cluster.made" | "cluster.renamed":
                return self._named(data)
            case "cluster.accepted":
                made = [{**each, **self._named(each)} for each in data["made"]]
                return _if_other(data, made=made)
            case "cluster.dissolved":
                return _if_other(data, name=self._left(data["cluster"], data["name"]))
            case "cluster.merged":
                return _if_other(data, names=[
                    self._left(*each) for each in zip(data["clusters"], data["names"],
                                                      strict=True)])
            case "cluster.taken_back":
                return _if_other(data, clusters={
                    each: given and self._taken_back(each, given)
                    for each, given in data["clusters"].items()})
        return {}

    def _named(self, data: Mapping[str, Any]) -> Changes:
        cluster, name = str(data["cluster"]), str(data["name"])
        came = (data.get("proposal"), *data.get("origin", ()))
        proposed = {self._words[each].casefold() for each in came if each in self._words}
        if name.casefold() in proposed and self._called.get(cluster) != name:
            self._gone.setdefault(cluster, set()).add(name)
        self._called[cluster] = name
        return _if_other(data, name=self._left(cluster, name))

    def _taken_back(self, cluster: str, given: Mapping[str, Any]) -> Changes:
        self._called[cluster] = given["name"]
        return {**given, "name": self._left(cluster, given["name"]),
                "names": [self._left(cluster, each) for each in given["names"]]}

    def _left(self, cluster: str, name: str) -> str:
        return self._instead if name in self._gone.get(cluster, ()) else name


def _if_other(data: Mapping[str, Any], **changes: object) -> Changes:
    return {field: value for field, value in changes.items() if data[field] != value}
