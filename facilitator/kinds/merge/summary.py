"""What a merging leaves behind for programs and office tables: every link from text to draft."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.entry import Entry
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.scene import Scene

from .board import groupings_shown, groups_of, texts_shown
from .kept_back import told_sources
from .origin import tables
from .phone import voices
from .shown import Shown
from .values import Paragraph, Scenario


def facts(scene: Scene) -> Mapping[str, object]:
    """The scenarios with their paragraphs, the drafts with where they lie, and what was missed."""
    shown = Shown.of(scene)
    if not groupings_shown(scene.activity):
        return {"entries": [], "clusters": [], "results": {}}
    entries = shown.board.entries.visible()
    return {
        "entries": [*(_scenario(shown, each) for each in shown.board.living()),
                    *(_entry(shown, each) for each in entries)],
        "clusters": [],
        "results": {"drafts": [_draft(shown, text) for text in shown.drafts.texts]},
    }


def _scenario(shown: Shown, each: Scenario) -> dict[str, object]:
    told = texts_shown(shown.activity)
    return {
        "id": each.id, "place": each.place, "name": each.name.words,
        "tagline": each.tagline.words if told else "",
        "derived_from": list(shown.made_of(each.id)),
        "paragraphs": [_paragraph(shown, one) for one in shown.board.readable(
            each.id, shown.drafts)] if told else [],
    }


def _paragraph(shown: Shown, each: Paragraph) -> dict[str, object]:
    sources = told_sources(each, shown.drafts)
    return {"id": each.id, "words": each.wording.words,
            "derived_from": list(dict.fromkeys(source.passage for source in sources)),
            "drafts": list(dict.fromkeys(source.text for source in sources)),
            "groups": list(groups_of(each, shown.drafts))}


def _draft(shown: Shown, text: str) -> dict[str, object]:
    return {"id": text, "title": shown.drafts.title(text),
            "scenario": shown.board.where(text) or None,
            "groups": list(shown.drafts.groups(text)), "alike": shown.board.liked(text)}


def _entry(shown: Shown, entry: Entry) -> dict[str, object]:
    """What somebody proposed or missed."""
    if "texts" in entry.data:
        texts = [text for text in entry.data["texts"]  # type: ignore[attr-defined]
                 if text in shown.drafts.texts]
        became = shown.board.scenario(shown.board.became.get(entry.id, ""))
        return {"id": entry.id, "name": entry.data["name"], "derived_from": texts,
                "supported_by": voices(entry), "became": became.id if became else None}
    found = shown.board.scenario(str(entry.data["world"]))
    return {"id": entry.id, "missing": entry.data["words"], "supported_by": voices(entry),
            "derived_from": [found.id] if found else []}


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """A row a draft, and a row a paragraph."""
    shown = Shown.of(scene)
    if not groupings_shown(scene.activity):
        return ()
    names = {each.id: each.name.words for each in shown.board.living()}
    rows: list[Mapping[str, object]] = [
        {"title": shown.drafts.title(text), "tables": _tables(shown, shown.drafts.groups(text)),
         "scenario": names.get(shown.board.where(text), ""), "alike": shown.board.liked(text)}
        for text in shown.drafts.texts]
    made = Sheet("utkast", scene.activity.title, (
        ("title", message("Utkast")), ("tables", message("Bord")),
        ("scenario", message("Scenario")), ("alike", message("Lik vår"))), tuple(rows),
        part=message("Utkast"))
    if not texts_shown(scene.activity):
        return (made,)
    return (made, Sheet("stycken", scene.activity.title, (
        ("scenario", message("Scenario")), ("nr", message("Nr")), ("words", message("Stycke")),
        ("drafts", message("Ur utkasten")), ("tables", message("Bord"))), tuple(
            {"scenario": each.name.words, "nr": number, "words": one.wording.words,
             "drafts": ", ".join(shown.titles(one)),
             "tables": _tables(shown, groups_of(one, shown.drafts))}
            for each in shown.board.living()
            for number, one in enumerate(shown.board.readable(each.id, shown.drafts), start=1)),
        part=message("Stycken")))


def _tables(shown: Shown, groups: tuple[str, ...]) -> str:
    numbers, names = tables(shown.workshop, groups)
    return ", ".join((*map(str, numbers), *names))
