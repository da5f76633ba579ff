"""A clustering's chapter of the report: every cluster with its cards, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.card import whose
from facilitator.domain.document import (
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Finding,
    Group,
    Groups,
    Heading,
    Items,
    Paragraph,
    Row,
    Table,
    Telling,
)
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Text, counted, figure_of, joined, own, said

from .board import Cluster
from .nested import inner_of
from .origin import changed_since_locked, origin, proposals
from .shown import NAMELESS, Shown

_NAMED = 4  # names in one sentence


def report(scene: Scene) -> Telling:
    """Every cluster with its cards; what stands alone is kept as well."""
    shown = Shown.of(scene)
    blocks: list[Block] = [Paragraph(_in_all(shown.counts()))]
    if shown.board.clusters:
        blocks.append(Groups(tuple(_group(shown, cluster) for cluster in by_size(shown))))
    for title, held in ((message("Enskilda kort"), shown.alone),
                        (message("Osorterade kort"), shown.loose)):
        if held:
            blocks += [Heading(said(title), count=len(held)),
                       Cards(tuple(_card(shown, card) for card in held), brief=True)]
    named = sum(bool(cluster.name) for cluster in shown.board.clusters.values())
    return Telling(tuple(blocks), appendix=tuple(_afterwards(shown)), facts=((
        named, counted(messages("kluster med namn", "kluster med namn"), named)),),
        findings=_biggest(shown))


def _biggest(shown: Shown) -> tuple[Finding, ...]:
    """What most cards are about; nothing where all have as many."""
    heads = [each for each in by_size(shown) if each.name and not shown.parent(each)][:_NAMED]
    if len(heads) < 2:
        return ()
    names = joined([(*own(each.name), *own(f" ({len(shown.within(each.id))})")) for each in heads])
    return (Finding(said(message("Flest kort handlar om {names}."), names=names),
                    tuple(each.id for each in heads)),)


def by_size(shown: Shown) -> list[Cluster]:
    """The biggest first, each with those inside it after it."""
    heads = sorted(shown.heads(), key=lambda c: -len(shown.within(c.id)))
    return [each for head in heads for each in (head, *shown.children(head.id))]


def _in_all(counts: Mapping[str, int]) -> Text:
    return (*joined([counted(words, counts[name]) for name, words in (
        ("cards", messages("{n} kort", "{n} kort")),
        ("clusters", messages("{n} kluster", "{n} kluster")),
        ("alone", messages("{n} enskilt", "{n} enskilda")),
        ("loose", messages("{n} osorterat", "{n} osorterade"))) if counts[name]]), *own("."))


def _group(shown: Shown, cluster: Cluster) -> Group:
    held, inner = shown.inside[cluster.id], inner_of(shown, cluster.id)
    return Group(
        cluster.id, own(cluster.name) or said(NAMELESS), _count(len(held), inner),
        cluster.definition, _about(shown, cluster, held),
        tuple(str(shown.deck[card].data["category"]) for card in held),
        tuple(_card(shown, card) for card in _supported(shown, held)), bool(shown.parent(cluster)))


def _supported(shown: Shown, held: tuple[str, ...]) -> list[str]:
    """Those that most say first; where as many say it, as they came."""
    return sorted(shown.tops(held), key=lambda card: -shown.support(card))


def _count(held: int, inner: int) -> Text:
    whole = counted(messages("{n} kort", "{n} kort"), held + inner)
    return joined((whole, said(message("varav {n} i delkluster"), n=inner))) if inner else whole


def _about(shown: Shown, cluster: Cluster, held: tuple[str, ...]) -> Text:
    """From how many organisations the cards come, and what became of the cluster before."""
    organisations = shown.organisations(held)
    told = [counted(messages("Från {n} organisation", "Från {n} organisationer"), organisations)] \
        if organisations else []
    told += [said(sentence, **details) for sentence, details in origin(shown.board, cluster)]
    return (*joined(told, ". "), *own(".")) if told else ()


def _card(shown: Shown, card: str) -> Card:
    """A card in a list with how many say the same; those that lie under it after it."""
    entry, under = shown.deck[card], shown.under(card)
    same = counted(messages("{n} säger samma", "{n} säger samma"), shown.support(card)) \
        if under else ()
    return Card(card, str(entry.data["headline"]), str(entry.data["category"]), entry.nr,
                about=joined((same, whose(shown.scene, entry))),
                under=tuple(_card(shown, each) for each in under))


def _afterwards(shown: Shown) -> Iterator[Block]:
    """What the room proposed and was answered, and what was changed after the lock."""
    made = proposals(shown.board, shown.deck)
    if made:
        yield Heading(said(message("Rummets förslag")), count=len(made))
        yield Table(said(message("Rummets förslag och vad de ledde till")), (
            Column(said(message("Förslag"))), Column(said(message("Röster")), numeric=True),
            Column(said(message("Svar")))), tuple(_proposal(each) for each in made))
    changed = changed_since_locked(shown.board, shown.scene.activity)
    if changed:
        yield Heading(said(message("Ändrat efter låsning")), count=len(changed))
        yield Items(tuple(said(message("Processledaren {did}"),
                               did=said(step.sentence, **step.details)) for step in changed))


def _proposal(each: Mapping[str, object]) -> Row:
    cards = int(str(each["cards"]))
    what = joined((_asked(each), counted(messages("{n} kort", "{n} kort"), cards) if cards else ()))
    return Row((Cell(what), Cell(figure_of(int(str(each["voices"])))), Cell(_answered(each))))


def _asked(each: Mapping[str, object]) -> Text:
    target = own(each["target"]) or said(NAMELESS)
    match each["what"]:
        case "name":
            return (*target, *own(" → "), *own(each["name"]))
        case "place":
            return said(message("Hör hemma i {name}"), name=target)
        case "stack":
            return said(message("Säger nästan samma sak"))
    if each["name"]:
        return said(message("Hör ihop: {name}"), name=str(each["name"]))
    return said(message("Hör ihop"))


def _answered(each: Mapping[str, object]) -> Text:
    if not each["answer"]:
        return said(message("Inte besvarat"))
    if each["answer"] == "yes":
        return said(message("Gjort"))
    return joined((said(message("Nej")), own(each["reason"])), ": ")
