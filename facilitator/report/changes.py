"""What is new in one version of a summary since another, in words."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.editorial import Editorial
from facilitator.domain.message import message, messages
from facilitator.domain.wording import Text, counted, said


def changes(before: Editorial, after: Editorial) -> tuple[Text, ...]:
    """A text for each sort of change; none where the two are the same."""
    return tuple(_changes(before, after))


def _changes(before: Editorial, after: Editorial) -> Iterator[Text]:
    was = {each.id: each for each in before.sentences}
    now = {each.id: each for each in after.sentences}
    kept = was.keys() & now.keys()
    numbers = (
        (messages("{n} mening tillagd", "{n} meningar tillagda"), len(now.keys() - was.keys())),
        (messages("{n} mening omskriven", "{n} meningar omskrivna"),
         sum(was[each].text != now[each].text for each in kept)),
        (messages("{n} mening borttagen", "{n} meningar borttagna"), len(was.keys() - now.keys())),
        (messages("{n} mening med annan plats i RUS", "{n} meningar med annan plats i RUS"),
         sum(was[each].place != now[each].place for each in kept)),
        (messages("{n} mening med annat underlag", "{n} meningar med annat underlag"),
         sum(was[each].evidence != now[each].evidence for each in kept)),
    )
    yield from (counted(words, n) for words, n in numbers if n)
    if [each for each in was if each in kept] != [each for each in now if each in kept]:
        yield said(message("meningarna i annan ordning"))
    yield from _of_the_rest(before, after)


def _of_the_rest(before: Editorial, after: Editorial) -> Iterator[Text]:
    out, back = after.left_out - before.left_out, before.left_out - after.left_out
    if out:
        yield counted(messages("{n} sak utelämnad", "{n} saker utelämnade"), len(out))
    if back:
        yield counted(messages("{n} sak med igen", "{n} saker med igen"), len(back))
    if before.order != after.order:
        yield said(message("kapitlen i annan ordning"))
    if before.pictures != after.pictures:
        yield said(message("andra bilder valda") if before.pictures else message("bilder valda"))
    if before.quotes != after.quotes:
        yield said(message("andra citat valda") if before.quotes else message("citat valda"))
    if before.next_steps != after.next_steps:
        yield said(message("nästa steg omskrivet") if before.next_steps
                   else message("nästa steg skrivet"))
