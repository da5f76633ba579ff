"""What may not be shown now is in no frame and not in the file, from the first to the last."""

from itertools import pairwise

import pytest

from facilitator.domain.contributions import entries_of
from facilitator.domain.erasing import ERASED, rewritten
from facilitator.domain.fold import fold
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.workshop import Workshop
from facilitator.report.replay.moments import moments
from facilitator.report.replay.retelling import nameless, retold
from tests.cast import ANNA, BO, CHECKIN, KARIN, KINDS, SCAN, TALK, Story, gathered, joins

from .showing import page_of, replayed, text_of

CALLE = Actor(Role.PHONE, "person-calle")
DAVID = Actor(Role.PHONE, "person-david")
# Every one is somebody's words that have gone since they stood on a wall or a phone.
GONE = ("dolt-ord", "dolt-kort", "skäl-kanarie", "taget-kort", "ändrat-kort", "ändrad-text",
        "raderat-kort", "raderat-namn", "egen-firma", "borttagen-firma", "gammalt-klusternamn",
        "upplöst-kluster", "gammal-definition", "uttaget", "gammal-sak", "taget-skämt",
        "dold-motivering", "ändrad-motivering", "gammal-titel", "gammal-fråga",
        "manus-kanarie", "gammal-workshop", "eget-förslag", "Annas-namn", "Bos-namn",
        "borttaget-moment", "nyckel-")  # fmt: skip
STANDS = ("kvar-ord", "kvar-kort", "nytt-kort", "Nytt klusternamn", "Nytt sak-namn")
CLUSTER, RATING, WILDCARD, DOTS = "cluster-5", "matrix-6", "wildcard-7", "dotvote-8"


def told() -> Story:
    """A day in which something of everything has been shown and is gone."""
    story = gathered(naming="open")
    story.does(ANNA, "person.change", name="Annas-namn", organisation="Region Skåne")
    story.does(BO, "person.change", name="Bos-namn", organisation="Vinnova")
    joins(story, CALLE, "raderat-namn", "egen-firma")
    joins(story, DAVID, "David", "borttagen-firma")
    story.does(KARIN, "workshop.rename", title="gammal-workshop")
    story.does(KARIN, "workshop.rename", title="Omvärld 2050")
    for kind, title in (("cluster", "Klustring"), ("matrix", "Matris"), ("wildcard", "Jokrar"),
                        ("dotvote", "Prickar")):  # fmt: skip
        story.does(SYSTEM, "agenda.add", kind=kind, title=title, note="manus-kanarie",
                   options={"of": "own"} if kind in ("matrix", "wildcard", "dotvote") else {})
    _check_in(story)
    _scan(story)
    _talk(story)
    _cluster(story)
    _rate(story)
    _jokers(story)
    _dots(story)
    _erased(story, CALLE)
    story.does(KARIN, "person.remove", person=DAVID.id)
    return story


def _erased(story: Story, actor: Actor) -> None:
    """Somebody is erased with every word, which the log is written over for."""
    story.does(KARIN, "person.erase", person=actor.id, words="erase", decision="Begäran")
    over = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.events = [over.get(event.seq, event) for event in story.events]
    story.state = fold(story.events, KINDS)


def _check_in(story: Story) -> None:
    story.does(KARIN, "agenda.change", activity=CHECKIN, title="gammal-titel",
               question="gammal-fråga")  # fmt: skip
    story.does(KARIN, "stage.start", activity=CHECKIN)
    story.does(ANNA, "checkin.answer", word="kvar-ord", energy=4)
    hidden = story.does(BO, "checkin.answer", word="dolt-ord", energy=2)[0].data["entry"]
    _shown(story)
    story.does(KARIN, "agenda.change", activity=CHECKIN, title="Incheckning",
               question="Hur är det?")  # fmt: skip
    story.does(KARIN, "entry.hide", entry=hidden, reason="skäl-kanarie")


def _scan(story: Story) -> None:
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, "kvar-kort")
    hidden = story.card(BO, "dolt-kort", text="dolt-kort i text")
    story.does(BO, "scan.withdraw", entry=story.card(BO, "taget-kort"))
    edited = story.card(ANNA, "ändrat-kort", text="ändrad-text")
    story.does(ANNA, "scan.edit", entry=edited, headline="nytt-kort", text="")
    story.card(CALLE, "raderat-kort")
    story.does(KARIN, "entry.hide", entry=hidden, reason="skäl-kanarie")
    story.does(KARIN, "entry.show", entry=hidden)
    _shown(story)
    story.does(KARIN, "entry.hide", entry=hidden, reason="skäl-kanarie")


def _talk(story: Story) -> None:
    """What was to come next stood on the wall, and never came."""
    story.does(KARIN, "agenda.add", kind="pause", title="borttaget-moment", after=TALK)
    story.does(KARIN, "stage.start", activity=TALK)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "agenda.remove", activity="pause-9")


def _cluster(story: Story) -> None:
    story.does(KARIN, "stage.start", activity=CLUSTER)
    cards = [e.id for e in story.activity(SCAN).state.entries.visible()]  # type: ignore[attr-defined]
    made = story.does(KARIN, "cluster.make", CLUSTER, name="gammalt-klusternamn", entries=cards[:2],
                      definition="gammal-definition")[0].data["cluster"]  # fmt: skip
    gone = story.does(KARIN, "cluster.make", CLUSTER, name="upplöst-kluster",
                      entries=cards[2:])[0].data["cluster"]  # fmt: skip
    proposed = story.does(CALLE, "cluster.propose", CLUSTER, what="name", cluster=made,
                          name="eget-förslag")[0].data["entry"]  # fmt: skip
    story.does(KARIN, "cluster.accept", CLUSTER, entry=proposed)
    story.does(KARIN, "cluster.rename", CLUSTER, cluster=made, name="Nytt klusternamn",
               definition="")  # fmt: skip
    story.does(KARIN, "cluster.dissolve", CLUSTER, cluster=gone)
    story.does(KARIN, "undo.last")
    story.does(KARIN, "undo.again")
    _shown(story)


def _rate(story: Story) -> None:
    kept = story.does(KARIN, "matrix.add_item", RATING, name="gammal-sak")[0].data["item"]
    out = story.does(KARIN, "matrix.add_item", RATING, name="uttaget")[0].data["item"]
    story.does(KARIN, "stage.start", activity=RATING)
    for actor, reason in ((ANNA, "ändrad-motivering"), (BO, "dold-motivering")):
        story.does(actor, "matrix.rate", RATING, entry=kept, impact=5, uncertainty=1,
                   reason=reason)  # fmt: skip
    story.does(ANNA, "matrix.rate", RATING, entry=kept, reason="Ny motivering")
    story.does(KARIN, "matrix.change_item", RATING, entry=kept, name="Nytt sak-namn")
    story.does(KARIN, "matrix.leave_out", RATING, entry=out)
    _shown(story)
    sheets = {e.author: e.id for e in story.activity(RATING).state.entries}  # type: ignore[attr-defined]
    story.does(KARIN, "matrix.point", RATING, entry=kept)
    story.does(KARIN, "matrix.hide_reason", RATING, entry=sheets[BO.id], item=kept,
               reason="skäl-kanarie")  # fmt: skip


def _jokers(story: Story) -> None:
    story.does(KARIN, "stage.start", activity=WILDCARD)
    story.does(ANNA, "wildcard.add", WILDCARD, name="Ett skämt som står")
    joker = story.does(BO, "wildcard.add", WILDCARD, name="taget-skämt")[0].data["entry"]
    story.does(BO, "wildcard.withdraw_joker", WILDCARD, entry=joker)
    story.does(KARIN, "stage.close")


def _dots(story: Story) -> None:
    """Shown, and then hidden again."""
    item = story.does(KARIN, "dotvote.add_item", DOTS, name="En sak")[0].data["item"]
    story.does(KARIN, "stage.start", activity=DOTS)
    for actor in (ANNA, BO):
        story.does(actor, "dotvote.place", DOTS, entry=item)
    _shown(story)
    story.does(KARIN, "stage.reopen")
    story.does(KARIN, "stage.close")


def _shown(story: Story) -> None:
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")


@pytest.fixture(scope="module")
def story() -> Story:
    return told()


@pytest.mark.parametrize("canary", GONE)
def test_what_is_gone_is_in_no_frame(canary: str, story: Story) -> None:
    assert canary not in text_of(replayed(story))


@pytest.mark.parametrize("canary", GONE)
def test_what_is_gone_is_not_in_the_file(canary: str, story: Story) -> None:
    assert canary not in page_of(story)


@pytest.mark.parametrize("words", STANDS)
def test_what_stands_is_shown(words: str, story: Story) -> None:
    assert words in text_of(replayed(story))


def test_the_canaries_were_told_once(story: Story) -> None:
    """A test that cannot fail proves nothing: every one of these words is in the log."""
    log = repr(story.events)
    erased = {"raderat-kort", "raderat-namn", "egen-firma", "eget-förslag", "nyckel-"}
    assert not [canary for canary in GONE if canary not in log and canary not in erased]


def test_a_result_that_is_hidden_again_is_in_no_frame(story: Story) -> None:
    shown = replayed(story)
    (item,) = [nth for nth, title in enumerate(shown.items) if title == "Prickar"]
    assert "Resultatet visas." not in [f.said for f in shown.frames if f.item == item]
    events = retold(story.events, nameless(story.state), KINDS)
    assert not [e for e in events if e.activity == DOTS
                and e.name in ("result.made", "stage.revealed")]  # fmt: skip


def test_a_card_has_its_present_words_from_its_first_moment(story: Story) -> None:
    """And what is put away now was never there: no moment has more cards than there are."""
    cards: set[tuple[str, ...]] = set()
    state = Workshop()
    events = retold(story.events, nameless(story.state), KINDS)
    for event, following in pairwise([*events, events[0]]):
        state = fold([event], KINDS, state)
        if event.seq != following.seq and SCAN in state.activities:
            entries = entries_of(state.activities[SCAN]).visible()
            cards.add(tuple(str(entry.data["headline"]) for entry in entries))
    assert cards == {(), ("kvar-kort",), ("kvar-kort", "nytt-kort"),
                     ("kvar-kort", "nytt-kort", ERASED)}  # fmt: skip


def test_no_picture_is_of_something_before_it_was_put_away(story: Story) -> None:
    events = retold(story.events, nameless(story.state), KINDS)
    numbers = [event.seq for event in events]
    put_away = [place for place, (one, two) in enumerate(pairwise(numbers)) if one == two]
    assert put_away
    assert not {moment.place for moment in moments(events)} & set(put_away)


def test_what_is_told_again_folds_and_nobody_has_a_name(story: Story) -> None:
    now = nameless(story.state)
    state = fold(retold(story.events, now, KINDS), KINDS)
    assert {person.name for person in state.people.values()} == {""}
    assert {home.name for home in state.organisations.values()} == {
        "Region Skåne", "Vinnova", ""}  # fmt: skip
    assert state.naming == "organisation"
    assert {a: state.activities[a].stage for a in now.agenda} == {
        a: now.activities[a].stage for a in now.agenda}  # fmt: skip


def test_what_is_put_away_after_the_film_was_asked_for_is_put_away_in_it(story: Story) -> None:
    """A wall that plays lets go of what is hidden meanwhile."""
    story = told()
    until = story.state.seq
    card = story.activity(SCAN).state.entries.visible()[0]  # type: ignore[attr-defined]
    words = str(card.data["headline"])
    assert words in text_of(replayed(story, until=until))
    story.does(KARIN, "entry.hide", SCAN, entry=card.id, reason="x")
    assert words not in text_of(replayed(story, until=until))
