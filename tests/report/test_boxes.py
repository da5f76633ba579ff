"""Files that hold files: all organisations' parts, and the archive's package with its sums."""

import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from facilitator.paths import asset
from facilitator.report.boxes import BOXES
from facilitator.report.formats import FORMATS, Format, Press
from facilitator.report.naming import different, safe_name
from facilitator.report.parts import README, organisations_in, part_format
from facilitator.report.printing import NoSuchOrganisation, Printer
from facilitator.report.reel import Reel
from facilitator.show.environment import make_environment
from tests.cast import ANNA, BO, CODE, KARIN, KINDS, SYSTEM, Story, joins, scanning

HIDDEN, WITHDRAWN = "dold-kanarie", "tagen-kanarie"
ANNAS, BOS = "Vattnet stiger", "Elen räcker inte"


def day(naming: str = "organisation") -> Story:
    """Anna and Bo have written; something is hidden and something taken back; it is over."""
    story = scanning(naming=naming)
    story.does(SYSTEM, "organisation.add", name="Region Halland", type="region", places=3)
    story.card(ANNA, ANNAS, category="ekologi")
    story.card(BO, BOS)
    story.does(KARIN, "entry.hide", entry=story.card(BO, HIDDEN))
    story.does(BO, "scan.withdraw", entry=story.card(BO, WITHDRAWN))
    story.does(KARIN, "workshop.end")
    return story


def printer(story: Story, language: str = "sv") -> Printer:
    press = Press(make_environment([asset("templates")], language, str), "",
                  reel=Reel(tuple(story.events), KINDS, asset("static")))
    return Printer(story.state, KINDS, story.now, language, press)


def unpacked(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def archived(story: Story) -> dict[str, bytes]:
    return unpacked(BOXES["arkiv"].pack(printer(story), lambda *_: None))


# Organisations


def test_each_organisation_gets_its_own_words_and_no_others() -> None:
    told: list[tuple[int, int, str]] = []
    body = organisations_in(FORMATS["csv"], printer(day()), lambda *step: told.append(step))
    files = unpacked(body)
    assert set(files) == {f"Region Skåne {CODE}.csv", f"Vinnova {CODE}.csv", README}
    assert ANNAS.encode() in files[f"Region Skåne {CODE}.csv"]
    assert BOS.encode() not in files[f"Region Skåne {CODE}.csv"]
    assert ANNAS.encode() not in files[f"Vinnova {CODE}.csv"]
    assert "- Region Halland" in files[README].decode()
    assert told == [(0, 3, "Region Skåne"), (1, 3, "Vinnova"), (2, 3, "Region Halland")]


def test_the_format_is_the_best_there_is() -> None:
    assert part_format().name == ("pdf" if "pdf" in FORMATS else "html")
    assert f"Vinnova {CODE}.{part_format().extension}" in unpacked(
        BOXES["organisationer"].pack(printer(day()), lambda *_: None))


def test_nothing_of_what_was_put_away_is_in_any_part() -> None:
    files = unpacked(organisations_in(FORMATS["json"], printer(day()), lambda *_: None))
    for body in files.values():
        assert HIDDEN.encode() not in body
        assert WITHDRAWN.encode() not in body


def test_hostile_names_become_files_that_are_safe_and_different() -> None:
    story = day()
    names = ("../../etc/passwd", "CON", "Region: Skåne?", "Region- Skåne-", "REGION- SKÅNE-",
             "x" * 80, "🦩", ". .")  # fmt: skip  (two are the same organisation)
    for number, name in enumerate(names):
        actor = type(ANNA)(ANNA.role, f"person-{number}")
        story.does(KARIN, "workshop.resume")
        joins(story, actor, f"P{number}", name)
        story.does(KARIN, "workshop.end")
    files = unpacked(organisations_in(FORMATS["csv"], printer(story), lambda *_: None))
    called = [name for name in files if name != README]
    assert len({name.casefold() for name in called}) == len(called) == len(names) + 1
    for name in called:
        assert not set(name) & set('/\\:*?"<>|')
        assert not name.startswith((".", " "))
        assert name.split(" ")[0].casefold() not in ("con", "nul")


@pytest.mark.parametrize(("words", "name"), [
    ("Omvärld 2050", "Omvärld 2050"), ("a/b\\c:d", "a-b-c-d"), ("..", "annars"), ("", "annars"),
    ("con", "annars"), ("x\u202egnp.exe", "x gnp.exe"), ("\x00\n", "annars"),
])  # fmt: skip
def test_a_name_is_readable_and_safe(words: str, name: str) -> None:
    assert safe_name(words, "annars") == name


@pytest.mark.parametrize("sign", ["🌊", "ع", "å"])
def test_a_name_fits_in_every_file_system_that_counts_bytes(sign: str) -> None:
    name = safe_name(sign * 200, "annars")
    assert name.startswith(sign * 30)
    assert len(f"01 {name} 23 SKANE2.html".encode()) <= 255


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert different("Skåne", ["SKÅNE", "skåne 2"]) == "Skåne 3"


def test_an_organisation_that_is_not_there_has_no_part() -> None:
    with pytest.raises(NoSuchOrganisation):
        printer(day()).copy(FORMATS["csv"], "Region Ingenstans")


# The archive


def test_the_package_holds_every_format_every_table_and_its_papers() -> None:
    story = day()
    story.does(KARIN, "workshop.archive", reference="RS 2026/114", creator="Region Skåne",
               date="2026-05-12", record_type="Dokumentation", responsible="Karin", fate="keep",
               decision="", note="Två\nrader")  # fmt: skip
    files = archived(story)
    assert {f"{CODE}.{form.extension}" for form in FORMATS.values()
            if form.mime != "application/zip"} < set(files)
    assert {"metadata.json", "metadata.txt", "SHA256SUMS", README} < set(files)
    (table,) = [name for name in files if name.startswith("tabeller/") and "Spaning" in name]
    text = files[table].decode("utf-8-sig")
    assert ";" in text.splitlines()[0]
    assert ANNAS in text
    told = json.loads(files["metadata.json"])
    assert told["diarienummer"] == "RS 2026/114"
    assert told["arkivbildare"] == "Region Skåne"
    assert told["bevarande"] == "bevaras"
    assert set(told["filer"]) | {"metadata.json", "metadata.txt", README, "SHA256SUMS"} == (
        set(files))
    assert "Diarienummer: RS 2026/114" in files["metadata.txt"].decode()
    assert "sha256sum -c SHA256SUMS" in files[README].decode()


def test_the_sums_are_right_and_the_usual_program_accepts_them(tmp_path: Path) -> None:
    files = archived(day())
    sums = dict(reversed(line.split("  ", 1)) for line in files["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(files) - {"SHA256SUMS"}
    assert all(hashlib.sha256(files[name]).hexdigest() == told for name, told in sums.items())
    for name, body in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(body)
    checked = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    assert subprocess.run(checked, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    (tmp_path / f"{CODE}.json").write_bytes(b"{}")
    assert subprocess.run(checked, cwd=tmp_path, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("naming", ["open", "organisation", "anonymous"])
def test_the_package_holds_nothing_that_was_put_away_and_no_raw_file(naming: str) -> None:
    story = day(naming)
    for name, body in archived(story).items():
        assert not body.startswith(b"SQLite format"), name
        inside = (unpacked(body).values() if body[:2] == b"PK" else [body])
        for each in inside:
            for canary in (HIDDEN, WITHDRAWN, ANNA.id, *(["Anna"] if naming != "open" else [])):
                assert canary.encode() not in each, (name, canary)


def test_a_format_that_is_a_zip_is_laid_out_as_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as inner:
        inner.writestr("matris.svg", "<svg/>")
    pictures = Format("bilder", "application/zip", "Bilder", "", lambda *_: file.getvalue(), "zip")
    monkeypatch.setattr("facilitator.report.archive.FORMATS", {**FORMATS, "bilder": pictures})
    files = archived(day())
    assert files["bilder/matris.svg"] == b"<svg/>"
    assert f"{CODE}.zip" not in files
