"""The texts in the report, under the world that each is about, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.document import (
    Block,
    Drawing,
    Heading,
    Paragraph,
    Photo,
    Quote,
    Quotes,
    Telling,
)
from facilitator.domain.message import message, messages
from facilitator.domain.pictures import PICTURE, size_of
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Own, Text, counted, joined, own, said
from facilitator.scenarios.forms import FORMS
from facilitator.scenarios.handed import worlds_before, worlds_called

from .aloud import in_words
from .checklist import checklist, elements_of
from .picture import is_drawn, on_paper, on_wall
from .seen import called
from .spec import CHAIN, LEAST_EVENTS, written_parts
from .writing import Narrative, narratives_of, passages, told


def report(scene: Scene) -> Telling | None:
    """None while the room has not been shown them."""
    shown = told(scene.activity)
    if not shown:
        return None
    blocks: list[Block] = []
    for name, texts in _by_world(scene, shown):
        blocks.append(Heading(name, count=len(texts)))
        for text in texts:
            blocks += _text(scene, text)
    facts = ((len(shown), counted(messages("scenarioberättelse", "scenarioberättelser"),
                                  len(shown))),)
    return Telling(tuple(blocks), facts=facts)


def _by_world(
    scene: Scene, shown: tuple[Narrative, ...]
) -> Iterator[tuple[Text, list[Narrative]]]:
    """Worlds in their order, each with its texts; those without one at the end."""
    places = {each.id: each.place for each in worlds_before(scene.workshop, scene.activity)}
    names = worlds_called(scene.workshop, scene.activity)
    found: dict[str, list[Narrative]] = {}
    for text in shown:
        found.setdefault(text.world if text.world in names else "", []).append(text)
    for world in sorted(found, key=lambda each: places.get(each, len(places) + (not each) + 1)):
        unnamed = said(message("Scenario {place}"), place=places.get(world, 0))
        yield (own(names[world]) or unnamed if world else
               said(message("Utan scenario"))), found[world]


def _text(scene: Scene, text: Narrative) -> Iterator[Block]:
    shown = told(scene.activity)
    form = said(FORMS[text.form])
    title = (*form, Own(": "), *own(text.title)) if text.title else form
    yield Heading(title, level=2, id=f"{scene.activity.id}.{text.id}")
    if is_drawn(text):
        yield from _drawn(scene, text, title, said(message("{form}, {group}."), form=form,
                                                   group=called(scene.workshop, shown, text)))
    else:
        yield Paragraph(called(scene.workshop, shown, text), "soft")
        yield Quotes(tuple(_quotes(text)))
    yield from _photo(scene, text, title)
    about = tuple(_about(scene, text))
    if about:
        yield Paragraph(joined(about, " "), "soft")


def _drawn(scene: Scene, text: Narrative, title: Text, caption: Text) -> Iterator[Drawing]:
    """Its pictures; what they say is said once, and each has the passages that begin in it."""
    plates = on_paper(text)
    quotes = dict(zip((part.id for part in written_parts(text.form, text.words)), _quotes(text),
                      strict=True))
    name = f"{scene.activity.id}-{text.id}"
    wide = on_wall(text)
    for nth, plate in enumerate(plates, start=1):
        held = tuple(quotes[each] for each in plate.parts)
        if nth == 1:
            yield Drawing(name, plate.figure, title, in_words(text), caption, passages=held,
                          slides=wide or None)
        else:
            yield Drawing(
                f"{name}-{nth}", plate.figure,
                said(message("{name}, del {nth} av {all}"), name=title, nth=nth, all=len(plates)),
                said(message("Fortsättning. Hela texten sägs vid den första bilden.")),
                caption, passages=held, slides=() if wide else None)


def _photo(scene: Scene, text: Narrative, title: Text) -> Iterator[Block]:
    """The text's picture, where its bytes are at hand."""
    entry = narratives_of(scene.activity).seen_picture(text.id)
    body = scene.workshop.pictures.get(str(entry.data[PICTURE])) if entry else None
    if entry and body:
        yield Photo(f"{scene.activity.id}-{text.id}-photo", body, size_of(body),
                    str(entry.data["alt"]), said(message("Bild till {title}."), title=title))


def _quotes(text: Narrative) -> Iterator[Quote]:
    """Each part as its own passage, with where it stands."""
    for part, passage in zip(written_parts(text.form, text.words), passages(text), strict=True):
        told = (*said(part.label), Own(f" {part.nth}")) if part.nth else said(part.label)
        yield Quote(passage.words.replace("\n", " "), told, passage.id)


def _about(scene: Scene, text: Narrative) -> Iterator[Text]:
    """How long it is, what it rests on, what it leaves out, and how many like it."""
    yield counted(messages("{n} ord.", "{n} ord."), text.length)
    events = len(written_parts(text.form, text.words))
    if text.form == CHAIN and events < LEAST_EVENTS:
        yield said(message("Kedjan har {n} händelser; minst {least} behövs för att den ska bära."),
                   n=events, least=LEAST_EVENTS)
    rests = [each for each in elements_of(scene.workshop, scene.activity, text)
             if each.id in text.rests]
    if rests:
        yield said(message("Bygger på: {elements}."),
                   elements=joined([_quoted(each.text) for each in rests]))
    left = [each for each in checklist(scene.workshop, scene.activity, text) if not each.covered]
    if left:
        yield said(message("Saknas i texten: {missing}."),
                   missing=joined([_quoted(each.label) for each in left]))
    likes = len(narratives_of(scene.activity).entries.get(text.id).supporters)
    if likes:
        yield counted(messages("{n} gillar den.", "{n} gillar den."), likes)


def _quoted(words: str) -> Text:
    return (Own("”"), *own(words), Own("”"))
