"""Every page and state of the front, rendered by the product's own views and templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from facilitator.domain.archiving import FILING
from facilitator.domain.disclosure import about
from facilitator.domain.phases import PHASES
from facilitator.domain.roles import Actor, Role
from facilitator.domain.workshop import Approval, Standing
from facilitator.paths import asset
from facilitator.plans import plans, programmes
from facilitator.report.boxes import BOXES, Box
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.formats import FORMATS, Format, Takers
from facilitator.report.page import as_html
from facilitator.report.tongue import Tongue
from facilitator.room.copies import Kept
from facilitator.show.canvas import Canvas
from facilitator.show.desk import facilitators, persons
from facilitator.show.environment import make_environment
from facilitator.show.language import say
from facilitator.show.seating import seat_of
from facilitator.show.styles import self_contained
from facilitator.show.views import Look, mine_of, view_of
from facilitator.storage.accounts import WayIn
from facilitator.tables import Table
from facilitator.web.assets import Assets
from facilitator.web.intake import Intake
from facilitator.web.offers import Offer
from facilitator.web.taking import Taker

from .axes import axes_stages
from .boards import clustered, clustering, clusters_of, proposed, stacked
from .carried import carried_stages
from .crosses import cross_stages
from .filled import element_stages
from .groups import group_stages
from .merges import merging, shown, written
from .ratings import TWO, answered, jokers, pointed, rating
from .roads import road_stages
from .sample import DESK, KINDS, Sample, make
from .tales import story_stages
from .votes import vote_stages

ASSETS = Assets(asset("static"))
PHONE = ((375, 812, "light"), (375, 812, "dark"), (320, 640, "light"))
PHONES_AND_TABLET = (*PHONE, (430, 932, "light"), (820, 1180, "light"))
WALL = ((1920, 1080, "dark"), (1280, 720, "dark"), (1024, 768, "dark"))
BOTH_LIGHTS = (*WALL, (1920, 1080, "light"))
_SIZES = ("2,1 MB", "310 kB")
LAPTOP = ((1366, 768, "light"),)
BOTH = ((1366, 768, "light"), (375, 812, "light"))


@dataclass(frozen=True)
class Stage:
    """One page in one state: its HTML and the screens it is looked at on (width, height, theme)."""

    name: str
    html: str
    screens: tuple[tuple[int, int, str], ...]


def environment(language: str = "sv") -> Environment:
    return make_environment([asset("templates")], language, ASSETS.address)


def look(sample: Sample, turn: int = 0) -> Look:
    return Look(sample.at, sample.presence(), turn, "https://omvarld.example/w/K7M4TX",
                "omvarld.example")


def phone(sample: Sample, person: int = 0) -> str:
    actor = sample.cast[person]
    env = environment()
    canvas = Canvas(env)
    canvas.paint(view_of(Role.PHONE, sample.workshop, KINDS, look(sample)))
    stage = canvas.stage()
    # As the room does it: where nobody is named a closed item knows nobody.
    forgotten = sample.workshop.naming == "anonymous"
    own = mine_of(sample.workshop, KINDS, Actor(Role.PHONE) if forgotten else actor, look(sample))
    if own:
        mine = Canvas(env)
        mine.paint(own)
        for op in mine.fills():
            stage = _filled(stage, str(op[1]), str(op[2]))
    who = sample.workshop.people[actor.id]
    return env.get_template("phone/phone.html").render(
        workshop=sample.workshop, seq=sample.workshop.seq, mark=canvas.mark(), person={
            "name": who.name, "organisation": who.organisation, "personal_code": "H4KP7R",
            "organisation_name": sample.workshop.organisation_name(who.organisation)},
        organisations=tuple(sample.workshop.organisations.values()), part=canvas.part,
        naming="Din organisation visas vid det du skriver, inte ditt namn.",
        seat=seat_of(sample.workshop, actor.id),
        stage_html=Markup(stage), activity=sample.workshop.now(), path="/")


def _filled(stage: str, element: str, html: str) -> str:
    """What the browser does with a `fill`, for a page that is only looked at."""
    before, mark, after = stage.partition(f'id="{element}"')
    opening, end, rest = after.partition(">")
    return before + mark + opening + end + html + rest if mark else stage


def wall(sample: Sample, turn: int = 0, theme: str = "dark") -> str:
    env = environment()
    canvas = Canvas(env)
    canvas.paint(view_of(Role.WALL, sample.workshop, KINDS, look(sample, turn)))
    return env.get_template("wall/wall.html").render(
        workshop=sample.workshop, seq=1, mark=canvas.mark(), theme=theme,
        stage_html=canvas.part_of_page(),
        activity=sample.workshop.now(), path="/")


def desk(
    sample: Sample, alarms: tuple[tuple[str, Mapping[str, object], bool], ...] = ()
) -> str:
    env = environment()
    canvas = Canvas(env)
    canvas.paint(view_of(Role.DESK, sample.workshop, KINDS, replace(look(sample), alarms=alarms)))
    own = Canvas(env)
    view = mine_of(sample.workshop, KINDS, DESK, look(sample))
    assert view
    own.paint(view)
    html = env.get_template("desk/desk.html").render(
        workshop=sample.workshop, seq=1, mark=canvas.mark(), stage_html=canvas.part_of_page(),
        part=canvas.part, activity=sample.workshop.now(), kinds=tuple(KINDS.values()), path="/",
        downloads=sample.workshop.downloads, open_until="2017-08-14",
        door_open=True, small_group=3, retention_days=90,
        logged_in=True)
    return _filled(html, "desk-undo", str(own.part("desk-undo")))


def spoken(sentence: str) -> str:
    """A sentence in the language that pages are made in now."""
    return say(str(environment().globals["lang"]), sentence)


def _offer(ware: Format | Box, form: str, size: str = "") -> Offer:
    return Offer(ware.name, form, spoken(ware.label), spoken(ware.words), f"/{ware.name}", size)


def page(template: str, **shown: object) -> str:
    return environment().get_template(template).render({"path": "/", **shown})


def _scanning(cards: int, *, people: int = 90, long: bool = False) -> Sample:
    sample = make(people=people)
    sample.start("scan")
    sample.scan(cards, long=long)
    return sample


def _hidden_one(sample: Sample) -> Sample:
    entry = next(iter(sample.workshop.now().state.entries))  # type: ignore[union-attr]
    sample.do("entry.hide", DESK, sample.workshop.current, entry=entry.id,
              reason="Personuppgift, 100 %")
    return sample


def _by_desk(sample: Sample) -> Sample:
    sample.do("scan.add", DESK, sample.workshop.current, category="lag",
              headline="Strandskyddet lättas och bygglov ges närmare vattnet",
              organisation="o3", text="Berättat vid bord 4.", source="Protokoll från mötet")
    return sample


def _anonymous() -> Sample:
    sample = make(people=30, naming="anonymous")
    sample.start("scan")
    sample.scan(40)
    return _locked(sample)


def _ended() -> Sample:
    sample = _scanning(60)
    sample.do("workshop.end")
    return sample


def _about_me(**more: str) -> str:
    sample = make(people=20, **more)
    sample.start("scan")
    sample.scan(60)
    told = about(sample.workshop, (), sample.cast[0])
    rows = told["contributions"]
    assert isinstance(rows, list)
    return page("phone/me.html", **{
        **told, "workshop": sample.workshop,
        "contributions": [{**row, "said": [row["headline"]]} for row in rows]})


KEPT = [Kept(Path("20170516T110000000000-omvarld.db"), "2017-05-16T11:00:00+00:00", 131072),
        Kept(Path("20170516T105500000000-omvarld.db"), "2017-05-16T10:55:00+00:00", 126976)]


def _intake(sample: Sample) -> dict[str, object]:
    rows = (("Vattnet stiger i de små kommunerna", "Ekologi"), ("Färre unga stannar kvar", ""))
    scan = next(a for a in sample.workshop.activities.values() if a.kind == "scan")
    refused = [{"row": 4, "words": "Fel", "why": "Det valet finns inte."}]
    return {"workshop": sample.workshop, "activity": scan, "error": "", "key": "k", "came": 2,
            "csrf": "x", "left_out": ["Annat"], "refused": refused, "again": 1,
            "strangers": ["Region Okänd"],
            "fields": ["headline", "category"],
            "found": Intake("K7M4TX", "scan-6", "", Table(("Rubrik", "Område"), rows), {}),
            "preview": [dict(zip(("headline", "category"), row, strict=True)) for row in rows]}


def _checking(answers: int, *stages: str, **wish: str) -> Sample:
    sample = make(people=90, **wish)
    sample.start("checkin")
    sample.check_in(answers)
    for stage in stages:
        sample.do(stage)
    return sample


def _running(kind: str) -> Sample:
    sample = make(people=90)
    sample.start("checkin")
    sample.start(kind)
    return sample


def _locked(sample: Sample, *more: str) -> Sample:
    for name in ("stage.close", *more):
        sample.do(name)
    return sample


def _held(sample: Sample) -> Sample:
    """The wall stands still, and behind it two clusters have become one."""
    sample.do("cluster.freeze", DESK, wall="still")
    one, other, *_ = clusters_of(sample)
    sample.do("cluster.merge", DESK, clusters=[one], into=other)
    return sample


def _spotlit(sample: Sample) -> Sample:
    sample.do("cluster.spotlight", DESK, cluster=clusters_of(sample)[4])
    return sample


def _shown_rating() -> Sample:
    return _locked(answered(rating(**TWO), ("first", "second")), "stage.reveal")


def _shown_jokers() -> Sample:
    return _locked(answered(jokers(), ("impact", "prepared")), "stage.reveal")


def _report() -> str:
    sample = _scanning(186)
    _by_desk(sample)
    return _report_of(sample)


def _report_of(sample: Sample) -> str:
    document = compose(build(sample.workshop, KINDS, sample.at, "sv"))
    css = self_contained(asset("static"), "report.css")
    return as_html(document, Tongue("sv"), environment(), css).decode()


def _report_of_clusters() -> str:
    sample = _locked(proposed(stacked(clustered(120, 9, left=12))), "stage.reveal")
    one, other, third, *_ = clusters_of(sample)
    sample.do("cluster.merge", DESK, clusters=[one], into=other)
    sample.do("cluster.rename", DESK, cluster=third, name="100 % automatiserat arbetsliv")
    return _report_of(sample)


def _shelf(**more: object) -> Mapping[str, object]:
    rows = (
        {"code": "K7M4TX", "title": "Workshop 1 Omvärld", "date": "2017-05-16", "file": "a.sqlite",
         "people": 87, "entries": 240, "on": "EPISTEL: individuell spaning", "stage": "",
         "broken": None, "due": False},
        {"code": "PQ39WZ", "title": "Ledarseminarium om kompetensförsörjningsstrategin",
         "date": "2017-06-01", "file": "b.sqlite", "people": 0, "entries": 0,
         "on": "", "stage": "Inte börjat",
         "broken": None, "due": True},
        {"code": "H5RT2A", "title": "", "date": "", "file": "h5rt2a.sqlite", "people": 0,
         "entries": 0, "on": "", "stage": "", "broken": "file is not a database", "due": False,
         "lost": "H5RT2A"},
    )
    return {"csrf": "x", "token": "", "account": "processledare", "error": "", "values": {},
            "refused": "", "brought": None,
            "workshops": rows, "plans": tuple(plans().values()), "sources": (),
            "carrying": frozenset[str](),
            "programmes": tuple(programmes().values()), "today": "2017-05-10", **more}


def _part(stands: str) -> dict[str, object]:
    """What a contact's page shows of the longest name there is."""
    few = make()
    home = max(few.workshop.organisations.values(), key=lambda each: len(each.name))
    return {
        "workshop": few.workshop, "organisation": home, "phases": tuple(PHASES.values()),
        "standing": Standing("framtagande", "2017-03-01", "Remiss i maj", few.at),
        "approval": Approval(few.at, "x", "Det tredje kortet är inte vårt", "contact"),
        "stands": stands, "digest": "x", "error": "", "done": "", "csrf": "x",
        "files": [{"format": form.upper(), "url": f"/{form}"} for form in ("html", "pdf", "docx")]}


def _contacts(few: Sample) -> dict[str, object]:
    stands = ("approved", "changed", "asked", "waiting")
    return {
        "workshop": few.workshop, "error": "", "csrf": "x", "phases": tuple(PHASES.values()),
        "made": {"name": "Region Skåne", "url": "https://omvarld.example/w/K7M4TX/part?key=s3cr3t"},
        "rows": [{
            "organisation": home, "stands": stands[nth % 4], "linked": bool(nth % 2), "url": "/",
            "approval": Approval(few.at, "x", "Det tredje kortet är inte vårt", "contact"),
            "standing": Standing("framtagande", "2017-03-01", "", few.at) if nth % 3 else None,
        } for nth, home in enumerate(few.workshop.named_organisations())]}


def _join(sample: Sample, **more: object) -> str:
    return page("join/join.html", **{
        "workshop": sample.workshop, "values": {}, "errors": {}, "namesakes": False,
        "organisations": tuple(sample.workshop.organisations.values()), "needs_name": False,
        "naming": "Din organisation visas vid det du skriver, inte ditt namn.", **more})


def stages() -> dict[str, tuple[Callable[[], str], tuple[tuple[int, int, str], ...]]]:
    """Every state by name: how it is made and the screens it is looked at on."""
    few = make(people=90)
    return {
        "phone-waiting": (lambda: phone(make(people=3)), PHONE),
        "phone-scan-empty": (lambda: phone(_scanning(0)), PHONE),
        "phone-scan": (lambda: phone(_scanning(300)), PHONE),
        "phone-scan-long": (lambda: phone(_scanning(100, long=True)), PHONE),
        "phone-scan-hidden": (lambda: phone(_hidden_one(_scanning(100))), PHONE),
        "phone-scan-locked": (lambda: phone(_locked(_scanning(200))), PHONE),
        "phone-scan-revealed": (lambda: phone(_locked(_scanning(9), "stage.reveal")), PHONE),
        "phone-checkin": (lambda: phone(_checking(0)), PHONE),
        "phone-checkin-answered": (lambda: phone(_checking(40)), PHONE),
        "phone-checkin-locked": (lambda: phone(_locked(_checking(40))), PHONE),
        "phone-cluster-empty": (lambda: phone(clustering(0)), PHONE),
        "phone-cluster-loose": (lambda: phone(clustering(12)), PHONES_AND_TABLET),
        "phone-cluster": (
            lambda: phone(proposed(stacked(clustered(240, 18, left=60)))), PHONES_AND_TABLET),
        "phone-cluster-long": (
            lambda: phone(proposed(clustered(120, 8, left=40, long=True)), 5), PHONES_AND_TABLET),
        "phone-cluster-sorted": (lambda: phone(clustered(60, 6, alone=0)), PHONE),
        "phone-cluster-late": (lambda: phone(clustered(60, 6, left=20), 89), PHONE),
        "phone-cluster-locked": (
            lambda: phone(_locked(proposed(clustered(120, 9, left=40)))), PHONE),
        "phone-cluster-revealed": (
            lambda: phone(_locked(clustered(120, 9), "stage.reveal")), PHONE),
        "phone-cluster-anonymous": (
            lambda: phone(clustered(60, 6, left=20, naming="anonymous")), PHONE),
        "phone-rating": (lambda: phone(rating(**TWO)), PHONE),
        "phone-rating-slider": (lambda: phone(rating(input="slider", scale="10")), PHONE),
        "phone-rating-ten": (lambda: phone(rating(**TWO, scale="10")), PHONE),
        "phone-rating-revealed": (lambda: phone(_shown_rating()), PHONE),
        "phone-wildcard": (lambda: phone(jokers()), PHONE),
        "phone-wildcard-empty": (lambda: phone(jokers(bank=0, added=0)), PHONE),
        "phone-wildcard-share": (lambda: phone(jokers(bank=24)), PHONE),
        "phone-wildcard-revealed": (lambda: phone(_shown_jokers()), PHONE),
        "phone-merge": (lambda: phone(written(merging())), PHONE),
        "phone-merge-empty": (lambda: phone(merging(0, 0)), PHONE),
        "phone-merge-late": (lambda: phone(merging(3, 2), 89), PHONE),
        "phone-merge-hidden": (lambda: phone(merging(wall="on_reveal")), PHONE),
        "phone-merge-anonymous": (lambda: phone(merging(naming="anonymous")), PHONE),
        "phone-merge-locked": (lambda: phone(_locked(merging())), PHONE),
        "phone-merge-revealed": (lambda: phone(shown(written(merging(long=True)))), PHONE),
        "phone-talk": (lambda: phone(_running("talk")), PHONE),
        "phone-pause": (lambda: phone(_running("pause")), PHONE),
        "phone-join": (lambda: _join(few), PHONE),
        "phone-join-namesake": (lambda: _join(
            few, namesakes=True, values={"name": "Anna", "organisation": "o1"},
            errors={"personal_code": "Den personliga koden stämmer inte. "
                    "Du kan gå med som ny i stället."}), PHONE),
        "phone-join-errors": (lambda: _join(
            make(naming="open"), needs_name=True,
            errors={"name": "Skriv ditt namn. Det visas vid det du bidrar med."}), PHONE),
        "wall-join": (lambda: wall(make(people=70)), (*WALL, (1920, 1080, "light"))),
        "wall-scan-0": (lambda: wall(_scanning(0)), WALL),
        "wall-scan-5": (lambda: wall(_scanning(5)), WALL),
        "wall-scan-5-long": (lambda: wall(_scanning(5, long=True)), WALL),
        "wall-scan-60": (lambda: wall(_scanning(60)), WALL),
        "wall-scan-186": (lambda: wall(_scanning(186), 7), (*WALL, (1920, 1080, "light"))),
        "wall-scan-186-long": (lambda: wall(_scanning(186, long=True), 2), WALL),
        "wall-scan-400": (lambda: wall(_scanning(400), 3), (*WALL, (1920, 1080, "light"))),
        "wall-scan-locked": (lambda: wall(_locked(_scanning(186)), 3), WALL),
        "wall-checkin-3": (lambda: wall(_checking(3)), WALL),
        "wall-checkin": (lambda: wall(_checking(82)), WALL),
        "wall-checkin-revealed": (
            lambda: wall(_locked(_checking(82), "stage.reveal")), (*WALL, (1920, 1080, "light"))),
        "wall-cluster-empty": (lambda: wall(clustering(0)), WALL),
        "wall-cluster-loose": (lambda: wall(clustering(12)), WALL),
        "wall-cluster-loose-250": (lambda: wall(clustering(250, long=True), 3), WALL),
        "wall-cluster-first": (lambda: wall(clustered(90, 3, left=60, alone=2), 4), WALL),
        "wall-cluster": (lambda: wall(stacked(clustered(240, 18)), 6), BOTH_LIGHTS),
        "wall-cluster-400": (lambda: wall(clustered(400, 20, left=30), 2), BOTH_LIGHTS),
        "wall-cluster-long": (lambda: wall(stacked(clustered(120, 12, long=True)), 1), WALL),
        "wall-cluster-60": (lambda: wall(clustered(400, 60), 3), WALL),
        "wall-cluster-alone": (lambda: wall(clustered(40, 3), 7), WALL),
        "wall-cluster-frozen": (lambda: wall(_held(clustered(240, 18)), 2), WALL),
        "wall-cluster-lit": (lambda: wall(_spotlit(clustered(240, 18)), 5), WALL),
        "wall-cluster-locked": (lambda: wall(_locked(clustered(240, 18)), 1), WALL),
        "wall-cluster-revealed": (
            lambda: wall(_locked(clustered(240, 18), "stage.reveal"), 1), WALL),
        "wall-rating-open": (lambda: wall(answered(rating(**TWO), ("first",), most=40)), WALL),
        "wall-rating": (lambda: wall(_shown_rating(), 1), BOTH_LIGHTS),
        "wall-rating-one": (lambda: wall(_locked(answered(
            rating(scale="10", long=True), ("first",), 10), "stage.reveal")), WALL),
        "wall-rating-lit": (lambda: wall(pointed(_shown_rating())), BOTH_LIGHTS),
        "wall-wildcard": (lambda: wall(_shown_jokers(), 1), BOTH_LIGHTS),
        "wall-wildcard-lit": (lambda: wall(pointed(_shown_jokers())), BOTH_LIGHTS),
        "wall-merge-empty": (lambda: wall(merging(0, 0)), WALL),
        "wall-merge-drafts": (lambda: wall(merging(12, 0)), WALL),
        "wall-merge": (lambda: wall(merging()), BOTH_LIGHTS),
        "wall-merge-long": (lambda: wall(merging(14, 5, long=True)), WALL),
        "wall-merge-100": (lambda: wall(merging(100, 6, laid=60)), WALL),
        "wall-merge-hidden": (lambda: wall(merging(wall="on_reveal")), WALL),
        "wall-merge-revealed": (lambda: wall(shown(written(merging()))), BOTH_LIGHTS),
        "wall-merge-page": (lambda: wall(shown(written(merging(long=True, lines=9))), 1), WALL),
        "wall-talk": (lambda: wall(_running("talk")), WALL),
        "wall-pause": (lambda: wall(_running("pause")), WALL),
        "desk-rating": (
            lambda: desk(answered(rating(**TWO), ("first", "second"), most=40)), LAPTOP),
        "desk-rating-revealed": (lambda: desk(_shown_rating()), LAPTOP),
        "desk-wildcard": (
            lambda: desk(answered(jokers(), ("impact", "prepared"), most=40)), LAPTOP),
        "desk-wildcard-revealed": (lambda: desk(_shown_jokers()), LAPTOP),
        "desk-merge-0": (lambda: desk(merging(0, 0)), LAPTOP),
        "desk-merge": (lambda: desk(written(merging())),
                       (*LAPTOP, (1366, 768, "dark"), (1024, 768, "light"), (400, 800, "light"))),
        "desk-merge-long": (lambda: desk(written(merging(14, 6, long=True))), LAPTOP),
        "desk-before": (lambda: desk(make(people=20)), LAPTOP),
        "desk-scan-0": (lambda: desk(_scanning(0)), LAPTOP),
        "desk-scan": (lambda: desk(_hidden_one(_by_desk(_scanning(186)))),
                      (*LAPTOP, (1366, 768, "dark"), (1024, 768, "light"), (400, 800, "light"))),
        "desk-scan-locked": (lambda: desk(_locked(_scanning(60))), LAPTOP),
        "desk-checkin": (lambda: desk(_checking(82)), LAPTOP),
        "desk-cluster-0": (lambda: desk(clustering(12)), LAPTOP),
        "desk-cluster": (
            lambda: desk(proposed(stacked(clustered(240, 18, left=60)))),
            (*LAPTOP, (1366, 768, "dark"), (1024, 768, "light"))),
        "desk-talk": (lambda: desk(_running("talk")), LAPTOP),
        "desk-keys": (lambda: page(
            "desk/keys.html", workshop=few.workshop, keys=facilitators(few.workshop), error="",
            made={"role": "desk", "holder": "Maria",
                  "url": "https://omvarld.example/desk/K7M4TX?key=s3cr3t-s3cr3t-s3cr3t"},
            csrf="x"), BOTH),
        "desk-persons": (lambda: page(
            "desk/persons.html", workshop=few.workshop, error="", csrf="x",
            people=persons(few.workshop, few.presence().people)), BOTH),
        "phone-scan-forgotten": (lambda: phone(_anonymous()), PHONE),
        "phone-ended": (lambda: phone(_ended()), PHONE),
        "wall-ended": (lambda: wall(_ended()), WALL),
        "desk-ended": (lambda: desk(_ended()), LAPTOP),
        "phone-me": (_about_me, PHONE),
        "phone-me-anonymous": (lambda: _about_me(naming="anonymous"), PHONE),
        "desk-erase": (lambda: page(
            "desk/erase.html", workshop=few.workshop, error="Skriv något först.", csrf="x",
            quoting=("Elen avgör var nya arbetsplatser hamnar.",), count=4,
            person={"name": "Maria Lindqvist", "organisation": "Region Skåne"}), BOTH),
        "desk-alarm": (lambda: desk(_scanning(60), (
            ("Inget sparas just nu. Det deltagarna skriver ligger kvar i telefonerna och skickas "
             "när det går igen. Frigör plats på servern. Disken svarar: {why}.",
             {"why": "database or disk is full"}, True),
            ("Säkerhetskopian kunde inte göras: {why}. Workshopen själv sparas som vanligt.",
             {"why": "No space left on device"}, False))), (*LAPTOP, (1366, 768, "dark"))),
        "restore": (lambda: page("restore.html", code="H5RT2A", csrf="x", error="",
                                 copies=KEPT), BOTH),
        "desk-backups": (lambda: page(
            "desk/backups.html", workshop=few.workshop, copies=KEPT, minutes=5, done="", error="",
            logged_in=True, csrf="x"), BOTH),
        "desk-import": (lambda: page("desk/import.html", **_intake(few)), BOTH),
        "desk-gallra": (lambda: page(
            "desk/gallra.html", workshop=few.workshop, error="Skriv vilket beslut gallringen "
            "grundas på.", archived=True, entries=186, copies=14, laid_aside=2, csrf="x",
            due="2017-08-14", decision=""), BOTH),
        "disposed": (lambda: page("disposed.html", disposals=[
            ("K7M4TX", "Workshop 1 Omvärld", few.at, "Karin", "RS 2026/114", 87, 240)]), BOTH),
        "account": (lambda: page(
            "account.html", account="Karin", csrf="x", error="", done="Lösenordet är bytt.",
            invite="https://omvarld.example/invite/s3cr3t-s3cr3t", made_token="t0k3n-t0k3n",
            names=["Karin", "Erik"], tokens=[WayIn("h", "Arkivet", few.at)],
            logins=[{"hash": "a", "made": few.at, "used": few.at, "this": True},
                    {"hash": "b", "made": few.at, "used": few.at, "this": False}]), BOTH),
        "invite": (lambda: page("invite.html", csrf="x", allowed=True, known=False, name="",
                                error="Lösenorden är inte lika."), BOTH),
        "invite-old": (lambda: page("invite.html", csrf="x", allowed=False, known=False, name="",
                                    error=""), BOTH),
        "wait": (lambda: page("errors/wait.html", seconds=4), BOTH),
        "phone-out": (lambda: page("phone/out.html", workshop=few.workshop), PHONE),
        "start": (lambda: page("start.html", error="", value="", logged_in=False,
                               needs_setup=False), BOTH),
        "start-error": (lambda: page("start.html", value="K7M4TZ", logged_in=True,
                                     needs_setup=False, error="Ingen workshop har den koden. "
                                     "Se efter på väggen och skriv den igen."), BOTH),
        "login": (lambda: page("login.html", csrf="x", token="", error="", name="", next="/"),
                  BOTH),
        "login-error": (lambda: page(
            "login.html", csrf="x", token="", name="anna", next="/",
            error="Namnet eller lösenordet stämmer inte."), BOTH),
        "setup": (lambda: page("setup.html", csrf="x", token="t", allowed=True, error="",
                               name=""), BOTH),
        "setup-shut": (lambda: page("setup.html", csrf="x", token="", allowed=False, error="",
                                    name=""), BOTH),
        "workshops": (lambda: page("workshops.html", **_shelf()), BOTH),
        "workshops-empty": (lambda: page("workshops.html", **_shelf(workshops=())), BOTH),
        "error": (lambda: page(
            "errors/error.html", status=404, title="Koden finns inte",
            words="Se efter på väggen och skriv den en gång till. Den har sex tecken."), BOTH),
        "download": (lambda: page(
            "report/download.html", workshop=few.workshop, made=few.at, csrf="x",
            who=Taker(Takers.ACCOUNTS), over=False, logged_in=True,
            others=3, days=[{"title": "Dag 1", "activities": [
                {"title": "Incheckning", "question": "Vilket ord beskriver dig just nu?",
                 "count": 82}, {"title": "Klustring", "question": "", "count": 0}]}],
            conclusions=(), offers=[_offer(f, f.name.upper(), size) for f, size in zip(
                FORMATS.values(), (*_SIZES, *[""] * 9), strict=False)],
            for_desk=[_offer(box, "ZIP") for box in BOXES.values()
                      if box.takers is Takers.DESK]), BOTH),
        "contact": (lambda: page("contact/part.html", **_part("waiting")), BOTH),
        "contact-asked": (lambda: page("contact/part.html", **_part("asked")), PHONE),
        "contact-changed": (lambda: page("contact/part.html", **_part("changed")), PHONE),
        "desk-contacts": (lambda: page("desk/contacts.html", **_contacts(few)), BOTH),
        "desk-archive": (lambda: page(
            "desk/archive.html", workshop=few.workshop, csrf="x", error="", wrong="",
            archived=False, size="", values={**dict.fromkeys(FILING, ""), "fate": "keep"}), BOTH),
        "report": (_report, BOTH),
        "report-cluster": (_report_of_clusters, BOTH),
        "report-merge": (lambda: _report_of(shown(written(merging()))), BOTH),
        "report-wildcard": (lambda: _report_of(_shown_jokers()), BOTH),
        "report-rating": (lambda: _report_of(_shown_rating()), BOTH),
        **vote_stages(phone, wall, desk),
        **carried_stages(phone, wall, desk, page),
        **group_stages(phone, wall, page, environment),
        **element_stages(phone, wall, desk, _report_of),
        **road_stages(phone, wall, desk, _locked, _report_of),
        **axes_stages(phone, wall, desk, _report_of),
        **cross_stages(phone, wall, desk, _report_of),
        **story_stages(phone, wall, desk, _report_of),
    }
