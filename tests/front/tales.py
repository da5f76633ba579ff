"""Rooms that tell stories, for the gallery: twelve tables, and front pages as they could be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from facilitator.domain.group import Group

from ..kinds.worlds import Handed
from ..photos import name_of, ours
from .sample import DESK, Sample, make

FRONT: Mapping[str, str] = {
    "paper": "Skånes Nyheter", "date": "Tisdag 14 maj 2050",
    "headline": "Sista bussen till byn går i kväll",
    "lead": "Efter fyrtio år läggs linje 12 ner. Regionen säger att de självkörande taxibilarna "
            "räcker, men i Tomelilla väntar man redan två timmar. På torget samlas de som inte "
            "har något annat sätt att ta sig till vården.",
    "notice1_head": "Vattnet åter drickbart i Hanöbukten",
    "notice1_text": "Nio år efter larmet ger laboratoriet i Kristianstad klartecken. Fisket får "
                    "börja igen i juni, men bara för dem som bor där.",
    "notice2_head": "Staten tar över sista sjukhuset",
    "notice2_text": "Riksdagen sade ja i går kväll. Regionen behåller hemvården, och två av tre "
                    "anställda byter arbetsgivare över en natt.",
    "notice3_head": "Var tredje skånska nu över 65",
    "notice3_text": "I Simrishamn är det varannan. Kommunen söker vårdpersonal i Manila.",
    "advert": "Hyr en dagsfarmor! Hemma hos dig inom en timme, körkort och tålamod ingår.",
}
_DAY: Mapping[str, str] = {
    "name": "Samira", "age": "34 år", "place": "Höör", "work": "fjärrskötare",
    "morning": "Klockan ringer inte längre, lampan går upp med solen. Samira dricker kaffe som "
               "inte är kaffe och ser på listan: elva hem i dag, fyra av dem nya. Tåget går var "
               "sjunde minut, men hon tar cykeln eftersom stationen är full av folk som väntar på "
               "dem som ska hämta dem. ",
    "forenoon": "I det tredje hemmet bor Bengt, som minns när det fanns en vårdcentral i byn. "
                "Han vill ha pratet och inte medicinen. Armbandet säger att hon är fyra minuter "
                "sen, och hon tar av det och lägger det i fickan. ",
    "afternoon": "Regionens möte hålls i en sal där ingen sitter. Det som var nämnd är ett "
                 "rullande samtal, och Samira får säga vad hon ser. Hon säger att hälften av "
                 "dem hon träffar inte finns i några tal. ",
    "evening": "Hemma är det varmt fast det är mars. Grannen kommer med ägg. De pratar om havet, "
               "som har kommit så nära att man hör det när det blåser, och om de som säljer. ",
}
_FICTION: Mapping[str, str] = {
    "name": "Bydosan",
    "what": "En dosa av återbrukat aluminium vid ytterdörren. Den visar hur mycket kraft byn har "
            "kvar i sitt batteri, och grannarna lånar av varandra med ett tryck.",
    "whom": "Hushåll i byar där nätet inte räcker på vintern", "theme": "Energi och klimat",
    "trend": "Elektrifieringen av samhället",
}
_EVENTS = (
    ("2029", "Bron får avgift för lastbilar", "Staten saknar pengar till banan, och godset söker "
     "sig till sjöss.", "Trafikverket"),
    ("2033", "Första kommunen utan läkare", "Pensionerna kom samtidigt som utbildningen flyttade "
     "till storstäderna.", "Region Skåne"),
    ("2036", "Havet tar strandvägen", "Två vinterstormar gör det som utredningen gav trettio år.",
     "Länsstyrelsen"),
    ("2041", "Elen blir billigast om natten", "Verken i havet ger mer än nätet kan föra bort, och "
     "fabrikerna byter dygn.", "Energibolagen"),
    ("2044", "Sex regioner blir tre", "Folkomröstningen vinns av dem som är trötta på köerna.",
     "Riksdagen"),
    ("2049", "Tåget går varje kvart", "Det som inte gick att bygga ut gick att köra tätare när "
     "ingen längre körde.", "Öresundståg"),
    ("2050", "Sista bussen till byn", "Ingen vill betala för det som ingen i staden ser.",
     "Tomelilla kommun"),
)
_NAMES = ("Bord Norr", "", "Energi och klimat", "", "Landsbygdens nätverk för kompetens")


def telling(
    people: int = 90, *, tables: int = 12, naming: str = "organisation", **options: object
) -> Sample:
    """The writing is open; so many tables, none where nobody is named."""
    sample = make(people=people, naming=naming)
    first = sample.workshop.agenda[0]
    sample.do("agenda.add", kind="story", title="Berättelser", minutes=60, note="", after=first,
              question="Vad står det på förstasidan en helt vanlig dag 2050?", options=options)
    worlds = replace(sample.workshop.activities[first], state=Handed())
    groups = {} if naming == "anonymous" else {
        f"g{nth}": Group(f"g{nth}", nth, _NAMES[nth % len(_NAMES)], tuple(
            person.id for person in sample.cast[nth - 1::tables])) for nth in range(1, tables + 1)}
    sample.workshop = replace(sample.workshop.with_activity(worlds), groups=groups)
    sample.start("story")
    return sample


def begin(sample: Sample, person: int, form: str = "frontpage", world: int = 2) -> str:
    return sample.do("story.begin", sample.cast[person], sample.workshop.current, form=form,
                     world=f"varld-{world}" if world else "")


def write(sample: Sample, person: int, text: str, words: Mapping[str, str]) -> None:
    for field, each in words.items():
        sample.do("story.write", sample.cast[person], sample.workshop.current, text=text,
                  field=field, words=each, was=10**9)


def written(tables: int = 12, *, forms: str = "frontpage day chain") -> Sample:
    """Every table has a front page, some a day or a chain; one suggestion waits."""
    sample = telling(tables=tables, forms=forms)
    day = {name: (words * 3 if len(words) > 60 else words) for name, words in _DAY.items()}
    events = {f"event{nth}_{name}": each for nth, event in enumerate(_EVENTS, start=1)
              for name, each in zip(("year", "head", "why", "who"), event, strict=True)}
    for person in range(tables):
        if "frontpage" in forms:
            front = begin(sample, person, world=person % 4 + 1)
            write(sample, person, front, dict(list(FRONT.items())[:11 - person % 7]))
        if person == 0 and "frontpage" in forms:
            sample.do("story.check", sample.cast[0], sample.workshop.current, text=front,
                      what="given:given-alder", on="yes")
            sample.do("story.suggest", sample.cast[tables], sample.workshop.current, text=front,
                      field="headline", words="Nu stannar bussen för gott")
        if person % 3 == 0 and "day" in forms:
            write(sample, person, begin(sample, person, "day", person % 4 + 1), day)
        if person % 5 == 1 and "chain" in forms:
            write(sample, person, begin(sample, person, "chain", person % 4 + 1), events)
        if person % 5 == 2 and "fiction" in forms:
            write(sample, person, begin(sample, person, "fiction", person % 4 + 1), _FICTION)
    return sample


def pictured(sample: Sample, person: int = 0, *, removed: bool = False) -> Sample:
    """The first text has a picture, or has had one."""
    body, text = ours(3, 1500, 1000), _texts(sample)[0]
    sample.workshop = replace(sample.workshop, pictures={name_of(body): body})
    sample.do("story.picture", sample.cast[person], sample.workshop.current, text=text,
              picture=name_of(body),
              alt="En tom busshållplats i skymning, med havet alldeles bakom vägen")
    if removed:
        sample.do("story.unpicture", sample.cast[person], sample.workshop.current, text=text)
    return sample


def told(sample: Sample) -> Sample:
    """Locked and shown, and a few have said what they like."""
    sample.do("stage.close")
    sample.do("stage.reveal")
    texts = _texts(sample)
    for nth, person in enumerate(sample.cast[:40]):
        sample.do("story.like", person, sample.workshop.current, text=texts[nth % len(texts)])
    return sample


def pointed(sample: Sample, form: str) -> Sample:
    """The desk points at the first text of that form."""
    now = sample.workshop.now()
    assert now
    wanted = next(each for each in _texts(sample) if now.state.by_id[each].form == form)
    sample.do("story.point", DESK, now.id, text=wanted)
    return sample


def _texts(sample: Sample) -> list[str]:
    now = sample.workshop.now()
    assert now
    return list(now.state.by_id)  # type: ignore[attr-defined]


_ALL = "frontpage day chain fiction"
PHONE = ((375, 812, "light"), (375, 812, "dark"), (320, 640, "light"))
WALL = ((1920, 1080, "dark"), (1920, 1080, "light"), (1280, 720, "dark"), (1024, 768, "dark"))
LAPTOP = ((1366, 768, "light"),)
Made = tuple[Callable[[], str], tuple[tuple[int, int, str], ...]]


def story_stages(
    phone: Callable[..., str], wall: Callable[..., str], desk: Callable[..., str],
    report: Callable[[Sample], str],
) -> dict[str, Made]:
    """Every page of a story in every state."""
    return {
        "phone-story": (lambda: phone(telling()), PHONE),
        "phone-story-pen": (lambda: phone(written()), PHONE),
        "phone-story-chain": (lambda: phone(written(forms="chain"), 1), PHONE),
        "phone-story-reads": (lambda: phone(written(), 12), PHONE),
        "phone-story-locked": (lambda: phone(_locked(written())), PHONE),
        "phone-story-revealed": (lambda: phone(told(written(3))), PHONE),
        "phone-story-pictured": (lambda: phone(pictured(written(3))), PHONE),
        "phone-story-unpictured": (lambda: phone(pictured(written(3), removed=True)), PHONE),
        "phone-story-picture-read": (lambda: phone(told(pictured(written(3)))), PHONE),
        "wall-story-picture": (lambda: wall(told(pictured(written(3))), 1), WALL),
        "desk-story-pictured": (lambda: desk(pictured(written(4))), LAPTOP),
        "report-story-pictured": (lambda: report(told(pictured(written(2)))),
                                  ((1366, 768, "light"), (375, 812, "light"))),
        "phone-story-anonymous": (lambda: phone(_anonymous(), 5), PHONE),
        "wall-story-empty": (lambda: wall(telling(tables=0)), WALL),
        "wall-story-writing": (lambda: wall(written(), 1), WALL),
        "wall-story-front": (lambda: wall(pointed(told(written()), "frontpage")), WALL),
        "wall-story-day": (lambda: wall(pointed(told(written()), "day")), WALL),
        "wall-story-fiction": (lambda: wall(pointed(told(written(
            forms="fiction")), "fiction")), WALL),
        "wall-story-chain": (lambda: wall(pointed(told(written()), "chain")), WALL),
        "wall-story-nothing": (lambda: wall(_nothing()), WALL),
        "desk-story-empty": (lambda: desk(telling()), LAPTOP),
        "desk-story": (lambda: desk(written()), LAPTOP),
        "desk-story-revealed": (lambda: desk(told(written(4))), LAPTOP),
        "report-story": (lambda: report(told(written(4, forms=_ALL))),
                         ((1366, 768, "light"), (375, 812, "light"))),
    }  # fmt: skip


def _locked(sample: Sample) -> Sample:
    sample.do("stage.close")
    return sample


def _nothing() -> Sample:
    sample = _locked(telling(tables=2))
    sample.do("stage.reveal")
    return sample


def _anonymous() -> Sample:
    sample = telling(naming="anonymous")
    for person in range(4):
        write(sample, person, begin(sample, person), FRONT)
    return sample
