"""Days in a life and things from the future, to be drawn: usual, full, and as hostile as may be."""

from __future__ import annotations

from facilitator.figures.day import Day, Hours
from facilitator.figures.exhibit import Exhibit
from facilitator.figures.persona import Persona

LABELS = ("Morgon", "Förmiddag", "Eftermiddag", "Kväll")
FACTS = ("Ålder", "Ort", "Yrke")
FIELDS = ("För vem?", "Vilket tema?", "Vilken megatrend ligger bakom?")
LONG = "Kommunikationsinfrastrukturutvecklingsprogrammet"
_MORNING = (
    "Samira vaknar av att huset har sänkt värmen: elen är dyr före sju. Hon läser nattens larm vid "
    "köksbordet. Tre av hennes fyrtio patienter har sovit dåligt, och en i Hörby har inte öppnat "
    "kylskåpet sedan i går.")
_FORENOON = (
    "Taxibilen kommer efter en dryg timme, för två byar delar på den. På vägen ringer hon upp dem "
    "som har sovit dåligt, en i taget, medan skogen går förbi. Den gamle i Hörby svarar till sist.")
_AFTERNOON = (
    "Vårdcentralen är ett rum i biblioteket i Tomelilla. Där möter hon läkaren, som sitter i Lund "
    "och syns på väggen. De flyttar två patienter till en dotters hus, där det är plats.")
_EVENING = (
    "Hon går hem genom den nya våtmarken. Barnen har lagat mat av det som delades ut på torget. "
    "Innan hon somnar undrar hon vem som ska ringa upp henne när hon själv är åttio.")


def day(*words: str, name: str = "Samira", facts: tuple[str, ...] = (
        "34 år", "Höör", "fjärrskötare i Region Skåne")) -> Day:
    """The words of each part of the day, "" for one without."""
    return Day(Persona(name, tuple((label, each) for label, each in zip(FACTS, facts, strict=True)
                                   if each), "Utan namn"),
               tuple(Hours(nth, each) for nth, each in enumerate(words) if each), LABELS, "forts.")


def thing(name: str, what: str, *facts: str) -> Exhibit:
    return Exhibit(name, ("Vad är det?", what), tuple(
        (label, each) for label, each in zip(FIELDS, facts, strict=False) if each), "Utan namn")


PARTS = (_MORNING, _FORENOON, _AFTERNOON, _EVENING)
DAYS = {
    "short": day(*(each[:120].rpartition(" ")[0] for each in PARTS)),
    "usual": day(*PARTS),
    "five-hundred-words": day(*((each * 5)[:825].strip() for each in PARTS)),
    "full": day(*((each * 9)[:1500].strip() for each in PARTS), name="Maria Fernanda de los Ángeles"
                " Lindqvist", facts=("77 år", "Östra Ljungby, Klippans kommun i nordvästra Skåne",
                                     "samordnare av självkörande bussar och ersättningstrafik i "
                                     "fyra kommuner")),
    "wide": day(*("W" * 1500,) * 4, name="W" * 40, facts=("W" * 10, "W" * 60, "W" * 80)),
    "compound": day(LONG * 8, "", "", LONG * 20, name=LONG[:40], facts=(LONG[:10], LONG, LONG)),
    "signs": day("استيقظت سميرة مبكرا " * 20, "😀" * 400, "", "👩‍💻 🇸🇪 två", name="سميرة",
                 facts=("😀" * 10, "😀" * 60, "😀" * 80)),
    "only-evening": day("", "", "", _EVENING, name="", facts=("", "", "")),
    "two": day(_MORNING, "", "", _EVENING * 2),
    "three": day(_MORNING, _FORENOON, "", _EVENING),
    "nobody": day(_MORNING, name=""),
    "only-persona": day(),
    "emoji-name": day(_MORNING, name="👩‍💻"),
    "nothing": day(name="", facts=("", "", "")),
}
WHAT = ("En dosa av återbrukat aluminium som sitter vid ytterdörren. Den visar hur mycket kraft "
        "byn har kvar i sitt gemensamma batteri, och grannarna kan låna av varandra med ett tryck. "
        "När det blåser laddas den, när det är stilla säger den ifrån.")
THINGS = {
    "usual": thing("Bykraften", WHAT, "Hushåll i byar med eget elnät", "Energi och klimat",
                   "Elektrifieringen av samhället"),
    "full": thing("Nordvästra Skånes gemensamma lånedosa för vindkraft och värme i byar"[:80],
                  (WHAT * 4)[:600], ("Den som bor långt från kraftledningen och den som vill dela. "
                                     * 6)[:300].strip(), "Energi, klimat och sammanhållning i hela "
                  "länet från kust till inland"[:80],
                  ("Elektrifiering och decentralisering. " * 5)[:120]),
    "wide": thing("W" * 80, "W" * 600, "W" * 300, "W" * 80, "W" * 120),
    "compound": thing(LONG[:80], LONG * 9, LONG * 5, LONG, LONG * 2),
    "signs": thing("بطارية القرية 🔋", "😀" * 600, "مرحبا " * 40, "🇸🇪", "👩‍💻"),
    "only-name": thing("Bykraften", ""),
    "only-what": thing("", WHAT),
    "only-facts": thing("Bykraften", "", "Alla", "Energi", "Elektrifiering"),
    "nothing": thing("", ""),
}
