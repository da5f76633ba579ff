"""Whatever people write, a report is made, whole, and what could not be shown is listed."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.report import set_texts
from facilitator.report.coverage import cannot
from facilitator.report.pdf import as_pdf
from facilitator.report.press import FONTS, fonts
from facilitator.report.set_texts import SHOWN, Speaker
from facilitator.report.tongue import Tongue
from tests.report.printed import Walked, document, outermost, pages, printed, solid

SHOWABLE = ("🚀 ❤️ 👍🏽 👩‍💻 🇸🇪 1️⃣", "مرحبا بالعالم", "ŋ ŧ é ø ß → ≥ € …", "Ω Ж", "e\u0301",
            "a\u064e")
LOST = {"漢": "CJK UNIFIED IDEOGRAPH-6F22", "\u202e": "RIGHT-TO-LEFT OVERRIDE", "\u0007": "CONTROL",
        "\0": "CONTROL", "\ue000": "PRIVATE USE", "\ufffe": "NONCHARACTER",
        "\u0489": "COMBINING CYRILLIC MILLIONS SIGN"}  # fmt: skip


def test_every_sign_the_fonts_are_said_to_have_can_be_set(
    capsys: pytest.CaptureFixture[str],
) -> None:
    signs = [chr(code) for code in range(0x20, 0x1FFFF)
             if not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) != "Co"]
    kept = [sign for sign in signs if not cannot(sign)]
    assert len(kept) > 3_000
    printed(document(" ".join(kept), cards=1))
    assert "PDF/UA-1" not in capsys.readouterr().err


@pytest.mark.parametrize("words", SHOWABLE)
def test_what_a_font_has_is_shown_as_it_is(words: str) -> None:
    assert Speaker("sv").words(words) == words
    tongue = Tongue("sv")
    as_pdf(document(f" {words}"), tongue)
    assert not tongue.replaced


@pytest.mark.parametrize("sign", LOST)
def test_what_no_font_has_is_seen_to_be_missing_and_is_listed(
    sign: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tongue = Tongue("sv")
    told = pages(as_pdf(document(f" a{sign}b "), tongue))
    assert f"a{SHOWN}b" in told[0]
    assert "Tecken som inte kunde visas" in told[-1]
    assert f"U+{ord(sign):04X}" in told[-1]
    assert solid(LOST[sign]) in solid(told[-1])
    assert tongue.replaced[sign] > 25
    assert str(tongue.replaced[sign]) in told[-1]
    assert capsys.readouterr().err == ""


def test_a_sign_that_slips_through_costs_the_standard_and_not_the_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_texts, "cannot", lambda words: frozenset())
    told = pages(printed(document(" 漢 ", cards=2)))
    assert "Filen följer inte fullt ut standarderna" in told[-1]
    assert "PDF/UA-1" in capsys.readouterr().err


def test_nothing_is_listed_where_nothing_is_missing() -> None:
    assert "Tecken som inte kunde visas" not in "".join(pages(printed(document())))


def test_a_compound_of_four_hundred_letters_breaks_and_is_whole() -> None:
    compound = "regionutvecklingsstrategiprocessledar" * 11
    told = pages(printed(document(f" {compound} ", cards=4)))
    assert "".join(solid(text) for text in told).count(compound) > 20


def test_no_line_runs_off_the_page() -> None:
    long = (" ", "x" * 400, " https://example.org/", "y" * 300, " kommunal" + "sammanslagning" * 9)
    left, right = outermost(printed(document("".join(long), cards=4)))
    margin, wide = 62.3, 595.3  # pt: 22 mm of A4
    assert left >= margin - 1
    assert right <= wide - margin + 1


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_at_all_makes_an_accessible_file(words: str) -> None:
    pdf = printed(document(f" {words} ", cards=2))
    with Walked(pdf).file.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"


@pytest.mark.parametrize(
    "cluster", ["x\U0001f3fd", "Z\u0337\u0321\u0348", "\u0301", "🇸", "👍🏽a\u0301"])
def test_a_mark_that_its_letter_s_font_lacks_is_told(cluster: str) -> None:
    printed(document(f" {cluster} ", cards=2))
    lost = cannot(cluster)
    assert all(sign not in Speaker("sv").words(cluster) for sign in lost)


def test_only_the_shipped_fonts_are_asked() -> None:
    assert set(fonts().families()) == {"Source Sans 3", "Noto Sans Arabic", "Noto Emoji"}
    licences = {path.name for path in FONTS.glob("*-OFL.txt")}
    assert licences == {"SourceSans3-OFL.txt", "NotoSansArabic-OFL.txt", "NotoEmoji-OFL.txt"}


def test_what_is_read_from_right_to_left_keeps_to_itself() -> None:
    assert Speaker("sv", isolates=True).words("مستقبل") == "\u2068مستقبل\u2069"
    assert Speaker("sv", isolates=True).words("framtid") == "framtid"
    assert Speaker("sv").words("مستقبل") == "مستقبل"
    tongue = Tongue("sv")
    as_pdf(document("مستقبل 5"), tongue)
    assert not tongue.replaced
