"""What the editor's page shows: the draft, what can be put into it, and what has been published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facilitator.domain.document import Drawing, Meter
from facilitator.domain.editorial import PLACES, Editing, Editorial
from facilitator.domain.picture import Part
from facilitator.domain.workshop import Workshop

from .anchors import Anchors
from .build import Report
from .changes import changes
from .compose import compose, outline, quotable
from .document import Chapter, Document
from .order import swapped
from .page import context_of
from .pointable import Pointable, pointable
from .suggested import suggested
from .tongue import Tongue

_MOST_EVIDENCE = 20


def editor_parts(report: Report, tongue: Tongue) -> Iterator[Part]:
    """The parts of the page, of a report as its draft would have it."""
    editing, draft = report.workshop.editing, report.editorial
    document, (chapters, ends) = compose(report), outline(report)
    words = Anchors.of((*document.chapters, *document.appendices)).words
    told = context_of(document, tongue)
    yield Part("sum-state", "desk/summary/state.html", _state(report))
    yield Part("sum-sentences", "desk/summary/sentences.html", {
        "rows": _sentences(draft, {each: tongue.text(words[each]) for each in _evidence(draft)
                                   if each in words}),
        "places": PLACES})
    yield Part("sum-findings", "desk/summary/findings.html", {
        "rows": [{"text": each.text, "with": {
            "text": each.text, "finding": each.text, "evidence": each.evidence[:_MOST_EVIDENCE]}}
            for each in suggested(report, draft, tongue)],
        "any": bool(draft.sentences)})
    yield Part("sum-pictures", "desk/summary/pictures.html", {
        **told, "rows": _pictures(document, draft)})
    yield Part("sum-quotes", "desk/summary/quotes.html", {
        "rows": _picked(draft.quotes, {q.id: q.words for q in document.quotes})})
    yield Part("sum-chapters", "desk/summary/chapters.html", {
        "chapters": _chapters(chapters, draft, tongue), "was": draft.order,
        "ends": [{"id": each.id, "title": tongue.text(each.title),
                  "out": each.id in draft.left_out} for each in ends]})
    yield Part("sum-next", "desk/summary/next.html", {"text": draft.next_steps})
    yield Part("sum-versions", "desk/summary/versions.html", versions(editing, tongue))
    yield Part("sum-preview", "report/summary.html", {**told, "preview": True})


def offered(report: Report, which: str, tongue: Tongue) -> tuple[Pointable, ...]:
    """What a sentence can point at, or with "quotes" what can be quoted in the summary."""
    document = compose(report)
    things = pointable((*document.chapters, *document.appendices), tongue)
    if which != "quotes":
        return things
    words = {each.id: tongue.words(each.words) for each in
             quotable((*document.chapters, *document.appendices))}
    return tuple(replace(each, words=words[each.id]) for each in things if each.id in words)


def newest_result(workshop: Workshop) -> str:
    """When the room was last shown what it thinks (ISO), "" for never."""
    return max((activity.results[-1].at for activity in workshop.activities.values()
                if activity.results), default="")


def _state(report: Report) -> dict[str, object]:
    workshop, editing = report.workshop, report.workshop.editing
    published = editing.published()
    return {
        "published": published, "downloads": workshop.downloads, "code": workshop.code,
        "changed": editing.draft != (published.editorial if published else Editorial()),
        "stale": bool(published) and newest_result(workshop) > (published.at if published else ""),
        "begun": any(section.telling for section in report.sections), "ended": workshop.ended,
    }


def _evidence(draft: Editorial) -> set[str]:
    return {each for sentence in draft.sentences for each in sentence.evidence}


def _sentences(draft: Editorial, words: dict[str, str]) -> list[dict[str, object]]:
    ids = [each.id for each in draft.sentences]
    return [{
        "id": each.id, "text": each.text, "place": each.place, "last": nth == len(ids) - 1,
        "up": ids[nth - 1] if nth else "", "down": ids[nth + 2] if nth + 2 < len(ids) else "",
        "evidence": [{"id": one, "words": words.get(one, "")} for one in each.evidence],
    } for nth, each in enumerate(draft.sentences)]


def _pictures(document: Document, draft: Editorial) -> list[dict[str, object]]:
    """Every picture that is told, those that are picked first and in their order."""
    found = {block.id: block for chapter in document.chapters for part in chapter.parts
             for block in part.blocks if isinstance(block, Drawing | Meter)}
    order = [*(each for each in draft.pictures if each in found),
             *(each for each in found if each not in draft.pictures)]
    return [{"block": found[each], "picked": each in draft.pictures,
             "small": getattr(found[each], "small", False)} for each in order]


def _picked(ids: Sequence[str], words: dict[str, str]) -> list[dict[str, object]]:
    """What is picked, in its order; "" for the words of what can no longer be told."""
    return [{"id": each, "words": words.get(each, ""), "up": ids[nth - 1] if nth else "",
             "last": nth == len(ids) - 1, "down": ids[nth + 2] if nth + 2 < len(ids) else ""}
            for nth, each in enumerate(ids)]


def _chapters(
    chapters: Sequence[Chapter], draft: Editorial, tongue: Tongue
) -> list[dict[str, object]]:
    ids = [each.id for each in chapters]
    parts = [part.id for each in chapters for part in each.parts]
    return [{
        "id": chapter.id, "title": tongue.text(chapter.title), "out": chapter.id in draft.left_out,
        "up": [*swapped(ids, chapter.id, -1), *parts] if nth else None,
        "down": [*swapped(ids, chapter.id, 1), *parts] if nth < len(ids) - 1 else None,
        "parts": list(_parts(chapter, ids, parts, draft, tongue)),
    } for nth, chapter in enumerate(chapters)]


def _parts(
    chapter: Chapter, ids: list[str], parts: list[str], draft: Editorial, tongue: Tongue
) -> Iterator[dict[str, object]]:
    for nth, part in enumerate(chapter.parts):
        yield {
            "id": part.id, "title": tongue.text(part.title), "out": part.id in draft.left_out,
            "up": [*ids, *swapped(parts, part.id, -1)] if nth else None,
            "down": [*ids, *swapped(parts, part.id, 1)] if nth < len(chapter.parts) - 1 else None,
            "pictures": [{"id": block.id, "title": tongue.text(block.title),
                          "out": block.id in draft.left_out}
                         for block in part.blocks if isinstance(block, Drawing | Meter)],
        }


def versions(editing: Editing, tongue: Tongue) -> dict[str, object]:
    """What was published, the last first, with what each changed; and the drafts put aside."""
    before = [Editorial(), *(each.editorial for each in editing.versions)]
    rows = [{"version": each,
             "changes": [tongue.text(text) for text in changes(was, each.editorial)],
             "holds": each == editing.published(), "is_draft": each.editorial == editing.draft}
            for was, each in zip(before, editing.versions, strict=False)]
    asides = [{"number": number, "aside": aside,
               "changes": [tongue.text(text) for text in changes(editing.draft, aside.before)]}
              for number, aside in editing.asides.items() if aside.before != editing.draft]
    return {"rows": rows[::-1], "asides": asides[::-1]}
