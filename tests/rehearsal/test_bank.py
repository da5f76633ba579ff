"""What the crowd has to say, and how it says it again."""

from random import Random

from facilitator.rehearsal.answers import ANSWERS
from facilitator.rehearsal.bank import LONGEST_HEADLINE, Bank
from facilitator.rehearsal.invited import seats
from facilitator.rehearsal.pen import Pen
from facilitator.rehearsal.seen import Seen


def of(*headlines: str) -> Bank:
    trends = [{"headline": text, "category": "", "text": "Mer"} for text in headlines]
    return Bank(trends, [{"word": "ja", "expectation": "", "energy": "3"}], ["Bo"], Random(1),
                elements=[{"text": "Elflyg", "category": "", "type": "", "year": ""}])


def test_no_trend_is_dealt_twice_in_a_round():
    bank = of("a", "b", "c")

    assert sorted(bank.trend()["headline"] for _ in range(3)) == ["a", "b", "c"]


def test_every_round_can_be_told_from_the_ones_before():
    bank = of("AI tar över")

    rounds = [bank.trend()["headline"] for _ in range(7)]

    assert len(set(rounds)) == 7
    assert rounds[1] == "AI tar över även här"
    assert rounds[6] == "AI tar över (7)"


def test_a_varied_headline_still_fits():
    bank = of("x" * LONGEST_HEADLINE)

    assert {len(bank.trend()["headline"]) for _ in range(6)} == {LONGEST_HEADLINE}


def test_what_is_empty_is_not_sent():
    assert "category" not in of("a").trend()


def test_names_go_round_with_a_number():
    bank = of("a")

    assert [bank.name(), bank.name()] == ["Bo", "Bo 2"]


def test_the_bank_is_read_from_tab_separated_files_quotes_and_all(tmp_path):
    (tmp_path / "trends.tsv").write_text('headline\tcategory\n"Smart" stad ökar\tteknologi\n')
    (tmp_path / "checkins.tsv").write_text("word\texpectation\tenergy\nglad\tsvar\t5\n")
    (tmp_path / "names.tsv").write_text("name\nAnna\n")
    (tmp_path / "drivers.tsv").write_text(
        "name\twords\tdefinition\nAI tar över\tai robot\tFrån oss till dem\n")
    (tmp_path / "reasons.tsv").write_text("criterion\tend\treason\nimpact\thigh\tStort\n")
    (tmp_path / "poles.tsv").write_text(
        "driver\tlow\thigh\tdefinition\tindicator\nAI tar över\tSå\tSå här\t\t\n")
    (tmp_path / "elements.tsv").write_text("text\tcategory\ttype\tyear\nElflyg\tlag\t\t2040\n")

    bank = Bank.load(Random(1), tmp_path)

    assert bank.trend() == {"headline": '"Smart" stad ökar', "category": "teknologi"}
    assert bank.checkin() == {"word": "glad", "expectation": "svar", "energy": 5}
    assert bank.drivers.of("Robotar i vården") == {"AI tar över"}
    assert bank.drivers.definition("AI tar över") == "Från oss till dem"
    assert bank.reasons({"impact": "high", "uncertainty": "low"}) == ["Stort"]
    assert bank.reasons({"impact": "low"}) == []
    assert [each["low"] for each in bank.poles("Robotar i vården")] == ["Så"]


def test_every_kind_answers_with_a_command_of_its_own():
    seen = Seen()
    seen.proposals.add("p")
    seen.worlds.add("w")
    seen.listed.items, seen.listed.dots, seen.listed.each = {"t": None}, 3, 3
    seen.listed.criteria = {"impact": (1, 5)}
    seen.crossed.asked, seen.crossed.across = ("now",), "axis"
    seen.walked.roads, seen.walked.years = ["w"], [2026, 2040, 2050]
    seen.merged.drafts, seen.merged.worlds = dict.fromkeys("abc"), {"w": None}
    for kind, answer in ANSWERS.items():
        seen.listed.kind = kind
        own = {"forms": ["day"], "texts": [], "worlds": ["w"]}
        said = answer.make(Pen(Random(1), of("a"), seen, own=lambda own=own: (1, own)))
        assert said
        assert said[0].startswith(f"{kind}.")
        assert said[1]


def test_a_room_of_250_cards_has_none_twice():
    bank = Bank.load(Random(1))
    assert len({bank.trend()["headline"] for _ in range(250)}) == 250


def test_organisations_take_turns_until_their_places_are_filled():
    taken = seats([("a", 2), ("b", 1), ("c", 0)])

    assert [next(taken) for _ in range(7)] == ["a", "b", "a", "a", "b", "c", "a"]
    assert next(seats([])) == ""
