"""What stands on the page of downloads: each file with its words, its address and its size."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.message import message
from facilitator.pressroom.orders import Copy
from facilitator.pressroom.pressroom import Pressroom
from facilitator.report.boxes import Box, wares
from facilitator.report.formats import FORMATS, Format, Takers
from facilitator.report.parts import part_format
from facilitator.room.room import Room
from facilitator.show.language import say, size

from .asking import address
from .taking import Taker

# A Swedish Excel takes a comma for a decimal sign, and puts a whole row in one cell.
_SEPARATED = {";": message("{words} Semikolon, för svensk Excel."),
              ",": message("Samma med komma, för andra program.")}


@dataclass(frozen=True, slots=True)
class Offer:
    """One file: `format` is what stands first, `size` is "" until it is made.

    `ware`, `separator` and `organisation` (an id) are how it is asked for.
    """

    ware: str
    format: str
    label: str
    words: str
    url: str
    size: str
    separator: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """Where offers are made out: for one room, in one language."""

    pressroom: Pressroom
    room: Room
    language: str

    def readers(self, who: Taker) -> list[Offer]:
        """What anybody who may take something is offered."""
        offers = [self._offer(form, separator) for form in FORMATS.values()
                  if form.takers is Takers.READERS and not who.part_only
                  for separator in (_SEPARATED if form.separated else ("",))]
        name = self.room.state.organisation_name(who.organisation)
        return [*offers, self._part(who.organisation, name)] if name else offers

    def desk(self) -> list[Offer]:
        """What is for the desk alone."""
        return [self._offer(ware) for ware in wares().values() if ware.takers is Takers.DESK]

    def _offer(self, ware: Format | Box, separator: str = "") -> Offer:
        words = say(self.language, ware.words)
        if separator:
            words = say(self.language, _SEPARATED[separator], {"words": words})
        return Offer(ware.name, ware.extension.upper(), say(self.language, ware.label), words,
                     address(self.room, ware.name, separator=separator),
                     self._size(Copy(ware.name, "", separator or ",")), separator)

    def _part(self, organisation: str, name: str) -> Offer:
        form = part_format()
        label = say(self.language, message("Bara {organisation}"), {"organisation": name})
        words = say(self.language, message("Det som kommit från er."))
        return Offer(form.name, form.extension.upper(), label, words,
                     address(self.room, form.name, organisation=organisation),
                     self._size(Copy(form.name, organisation)), organisation=organisation)

    def _size(self, copy: Copy) -> str:
        made = self.pressroom.kept.size(self.room.state.code, self.language, copy)
        return "" if made is None else size(made, self.language)
