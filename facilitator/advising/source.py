"""Where vectors of meaning come from: the worker, where it may be asked and does not rest."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from facilitator.domain.message import message
from facilitator.suggest.client import Embedded, NoSuggestions, Resting
from facilitator.suggest.spelling import Spelling
from facilitator.suggest.wire import About

# One setting's values: meaning where it can be had, words alone, nothing at all.
ON, WORDS, OFF = "on", "words", "off"
# What is compared by when the worker rests. Whoever reckons makes these vectors of the words.
WORDS_ALONE = About(Spelling.name, Spelling.version, Spelling.word, Spelling.dimensions)
_WORDS = {"betydelse": message("betydelse"), "ordlikhet": message("ordlikhet")}
# Few enough that a card which comes in between does not wait long behind them.
_AT_A_TIME = 16
# A text that has ended the worker so often is not asked about again.
_TOO_OFTEN = 2
_log = logging.getLogger(__name__)


class Worker(Protocol):
    """What is needed of `suggest.client.Worker`."""

    def about(self) -> About: ...

    def embed(self, texts: Sequence[str]) -> Embedded: ...

    def close(self) -> None: ...


class Source:
    """The server's one source. `left_out` are texts that have ended the worker twice."""

    def __init__(self, mode: str, worker: Worker) -> None:
        self.mode = mode
        self.left_out: set[str] = set()
        self._worker = worker
        self._blamed: Counter[str] = Counter()

    def about(self) -> About:
        """What the best there is compares by. Raises `NoSuggestions` while the worker rests."""
        return self._worker.about() if self.mode == ON else WORDS_ALONE

    def embed(self, missing: Sequence[str]) -> Mapping[str, bytes]:
        """Vectors of some of the texts, at least one of them. Waits. Raises `NoSuggestions`.

        Texts that were asked about when the worker ended are asked about one by one, after the
        others, so that the one which ends it is found.
        """
        asked = self._next(missing)
        try:
            vectors = self._worker.embed(asked).vectors
        except Resting:
            raise
        except NoSuggestions:
            self._blame(asked)
            raise
        for text in asked:
            del self._blamed[text]
        return dict(zip(asked, vectors, strict=True))

    def close(self) -> None:
        """End the worker's process."""
        self._worker.close()

    def _next(self, missing: Sequence[str]) -> list[str]:
        whole = list(dict.fromkeys(missing))
        return [text for text in whole if text not in self._blamed][:_AT_A_TIME] or whole[:1]

    def _blame(self, asked: Sequence[str]) -> None:
        self._blamed.update(asked)
        for text in asked:
            if len(asked) == 1 and self._blamed[text] >= _TOO_OFTEN:
                self.left_out.add(text)
                # Its words are somebody's own and stay out of the server's log.
                _log.error("a text of %d signs ends the worker and is left out", len(text))


def word_of(about: About) -> str:
    """How texts are compared, as the desk says it."""
    return _WORDS.get(about.word, about.word)
