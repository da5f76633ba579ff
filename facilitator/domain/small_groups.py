"""Figures by organisation that tell on nobody: small ones are hidden beyond reckoning.

The total is taken to be known, and the rule too: it stands here. A figure of fewer than three is
hidden unless a workshop says another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

# By the id of a sheet the group it is from and what it says; one that says nothing is not in.
Answers = Mapping[str, tuple[str, Hashable]]
LEAST = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """`counts` by group, None where hidden; `total` over all groups."""

    counts: Mapping[str, int | None]
    total: int


def shown_counts(counts: Mapping[str, int], least: int = LEAST) -> Shown:
    """What may be shown of how many answered in each group; those below `least` are hidden.

    Complementary suppression: where all that are hidden have the same count, those of the next
    larger count are hidden with them, all of them. Then any two of the hidden could have each
    other's counts, with the same outcome, so that not even one who knows rule and total can
    reckon one out. Where there is no next, everything is hidden, also who has not answered.
    A group that nobody answered in is else shown as 0. One group alone is its total.
    """
    values = sorted({count for count in counts.values() if count})
    hidden = [value for value in values if value < least]
    if len(hidden) == 1:
        hidden = values[:2]
    total = sum(counts.values())
    if len(hidden) == 1 or _is_even(counts.values(), total, least):
        return Shown(dict.fromkeys(counts), total)
    return Shown({name: None if count in hidden else count for name, count in counts.items()},
                 total)


def _is_even(counts: Collection[int], total: int, least: int) -> bool:
    """True when every group has the same small count, or one answer has moved from that.

    That everything is hidden would tell the first from the total, if it could not be the second.
    """
    each, left_over = divmod(total, max(1, len(counts)))
    return not left_over and 0 < each < least and sum(abs(c - each) for c in counts) <= 2


def may_weigh_alike(counts: Mapping[str, int], least: int = LEAST) -> bool:
    """True where the mean of the groups' means may stand beside the mean of all.

    `counts` is how many gave an answer, by group; "" is nobody's group and in the first mean alone.
    Of the two, all groups of one size can be reckoned away: what is left must be of as many as
    `least` people. One of two among groups of five would else be told to whoever can subtract.
    """
    people: dict[int, int] = {}
    for name, count in counts.items():
        size = count if name else 0
        people[size] = people.get(size, 0) + count
    total = sum(counts.values())
    return all(not 0 < total - of_size < least for of_size in people.values())


def tellable(counts: Mapping[str, int], least: int = LEAST) -> frozenset[str]:
    """The groups whose own means may stand beside the room's, in papers that can be laid together.

    `counts` is how many gave an answer, by group; "" is nobody's group and is never told.
    Complementary suppression as in `shown_counts`: what is left of the room's sums when all that is
    told is taken away must be of as many as `least` people, and of groups of such sizes that the
    means do not tell by each other what few said. The smallest give way first.
    """
    told = sorted((name for name, count in counts.items() if name and count >= least),
                  key=lambda name: (counts[name], name))
    left = {name: count for name, count in counts.items() if count and name not in told}
    while told and left and not (sum(left.values()) >= least and may_weigh_alike(left, least)):
        smallest = told.pop(0)
        left[smallest] = counts[smallest]
    return frozenset(told)


def settled(moments: Iterable[Answers], least: int = LEAST) -> tuple[Answers, frozenset[str]]:
    """The answers that the groups' own means are of, and the groups that may be told of.

    `moments` are the answers each time they were shown, oldest first. Two papers of two moments
    would tell what one person has said since. So what was told once stays as it was, and is renewed
    for all at once: when in every group that is told and is not the same, those who have answered,
    changed or gone since are so many that their own mean could be told too.
    """
    kept: Answers = {}
    told: frozenset[str] = frozenset()
    counts: Counter[str] = Counter()
    for answers in moments:
        was, changed = _groups(kept), _changed(kept, answers)
        counts = _groups(answers)
        # Of one that was not told, and is the same, what is told now would tell the rest of then.
        now = frozenset(name for name in tellable(counts, least)
                        if name in told or changed[name] or not was[name])
        enough = sum(changed.values()) >= least
        if now and enough and now & changed.keys() <= tellable(changed, least):
            kept, told = answers, now
    return kept, told & tellable(counts, least)


def may_tell_again(before: Iterable[Answers], now: Answers, least: int = LEAST) -> bool:
    """True where every group's mean may be told once more, though without names.

    `before` are the answers each time they were shown. A group in which one has said something
    since would be found by what it was before, and the one by the difference.
    """
    return all(not 0 < number < least for moment in before
               for number in _changed(moment, now).values())


def may_weigh_alike_again(before: Iterable[Answers], now: Answers, least: int = LEAST) -> bool:
    """True where the mean of the groups' means may be told once more beside the mean of all.

    The differences of the two since then are two sums, of which groups of one size can be reckoned
    away; and a group that was of few is found by how much one more person moves it.
    """
    return all(_tells_of_many(moment, now, least) for moment in before)


def _tells_of_many(moment: Answers, now: Answers, least: int) -> bool:
    changed, was, counts = _changed(moment, now), _groups(moment), _groups(now)
    if any(name and 0 < was[name] < least for name in changed):
        return False
    sizes: Counter[tuple[int, int]] = Counter()
    for name, number in changed.items():
        sizes[(was[name], counts[name]) if name else (0, 0)] += number
    return all(not 0 < changed.total() - number < least for number in sizes.values())


def _groups(answers: Answers) -> Counter[str]:
    return Counter(group for group, _ in answers.values())


def _changed(before: Answers, after: Answers) -> Counter[str]:
    """How many answers are not as they were, by group; "" for one that is of another group now.

    A group that somebody left or came to is in it too: it is not as it was.
    """
    found: Counter[str] = Counter()
    for each in before.keys() | after.keys():
        was, now = before.get(each), after.get(each)
        if was != now:
            homes = {answer[0] for answer in (was, now) if answer}
            found.update(homes if len(homes) == 1 else {"": 1, **dict.fromkeys(homes, 0)})
    return found
