"""Tables of strangers: read when they are tables, refused in a sentence and soon when not."""

import io
import socket
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from facilitator.tables import NotReadable, Table, read_table

HEAD = ("Rubrik", "Område")
SOON = 3.0  # seconds, an interpreter's start included; before it is started: one


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in (HEAD, *rows):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(file)
    return file.getvalue()


def changed(body: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """A workbook with its parts changed, and further ones put in."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(
            file, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, change(member.filename, old.read(member)))
        for name, content in more.items():
            new.writestr(name, content)
    return file.getvalue()


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes, str], Table]:
    def reading(body: bytes, name: str = "fil.csv") -> Table:
        path = tmp_path / name
        path.write_bytes(body)
        return read_table(path)

    return reading


WANTED = Table(HEAD, (("Vattnet stiger", "Ekologi"), ("Åldrande, överallt", "")))


@pytest.mark.parametrize("body", [
    "Rubrik;Område\nVattnet stiger;Ekologi\nÅldrande, överallt;\n".encode(),
    '\ufeffRubrik,Område\r\nVattnet stiger,Ekologi\r\n"Åldrande, överallt",\r\n'.encode(),
    "Rubrik\tOmråde\nVattnet stiger\tEkologi\n\n\nÅldrande, överallt\t\n".encode("utf-16"),
    "Rubrik;Område\nVattnet stiger;Ekologi\nÅldrande, överallt".encode("cp1252"),
], ids=["semicolon", "comma with mark", "tab utf-16", "cp1252"])  # fmt: skip
def test_text_is_read_as_it_was_saved(body: bytes, read: Callable[[bytes], Table]) -> None:
    assert read(body) == WANTED


def test_a_column_of_sentences_is_one_column(read: Callable[[bytes], Table]) -> None:
    body = b"Rubrik\nVattnet stiger, snabbt; mycket\nFler bor ensamma\n"
    assert read(body).rows == (("Vattnet stiger, snabbt; mycket",), ("Fler bor ensamma",))


def test_the_separator_stands_between_headings_and_not_in_them(
    read: Callable[[bytes], Table]
) -> None:
    assert read(b'"a,b,c";d\n1;2\n') == Table(("a,b,c", "d"), (("1", "2"),))


def test_a_workbook_is_read_as_text(read: Callable[[bytes], Table]) -> None:
    body = workbook(("Vattnet stiger", "Ekologi"), ("Åldrande, överallt", None))
    assert read(body) == WANTED


def test_a_formula_is_its_last_value_and_never_reckoned(read: Callable[[bytes], Table]) -> None:
    assert read(workbook(("=1+1", "x"))).rows == (("", "x"),)


@pytest.mark.parametrize("body", [b"", b"\n\n;;\n", b"\0\1\2", b"PK\3\4trasig"])
def test_what_is_no_table_is_told(body: bytes, read: Callable[[bytes], Table]) -> None:
    with pytest.raises(NotReadable, match=r"\.$"):
        read(body)


@pytest.mark.parametrize("body", [
    b"a\n" + b"x\n" * 2002, b";".join(b"x" for _ in range(60)), b"a;b\n" + b"x" * 2001,
    b"x" * 5_000_001,
], ids=["rows", "columns", "cell", "size"])  # fmt: skip
def test_too_much_is_told(body: bytes, read: Callable[[bytes], Table]) -> None:
    with pytest.raises(NotReadable, match=r"(större|fler)"):
        read(body)


def refused_soon(read: Callable[[bytes], Table], body: bytes, within: float) -> str:
    began = time.monotonic()
    with pytest.raises(NotReadable) as refused:
        read(body)
    assert time.monotonic() - began < within
    return str(refused.value)


def test_a_bomb_is_weighed_and_not_opened(read: Callable[[bytes], Table]) -> None:
    row = b"<row><c t='inlineStr'><is><t>x</t></is></c></row>"
    body = changed(workbook(), lambda name, old: old.replace(b"</sheetData>", row * 300_000
                                                             + b"</sheetData>"))
    assert len(body) < 100_000
    refused_soon(read, body, 1)


@pytest.fixture(scope="module")
def crowded() -> bytes:
    """A zip of as many members as 5 MB hold."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(40_000):
            archive.writestr(str(number), b"")
    return file.getvalue()


def test_forty_thousand_members_are_refused_without_listing_them(
    crowded: bytes, read: Callable[[bytes], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZipFile", lambda *given: pytest.fail("they were listed"))
    refused_soon(read, crowded, 1)


def test_a_count_that_lies_is_not_asked(
    crowded: bytes, read: Callable[[bytes], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end record says three members and is followed by a comment with a second end in it."""
    monkeypatch.setattr(zipfile, "ZipFile", lambda *given: pytest.fail("they were listed"))
    end = bytearray(crowded[-22:])
    end[8:12] = (3).to_bytes(2, "little") * 2
    small = b"PK\5\6" + bytes(18)
    end[20:22] = len(small).to_bytes(2, "little")
    refused_soon(read, crowded[:-22] + bytes(end) + small, 1)
    refused_soon(read, crowded[:-22] + b"PK\6\7" + bytes(16) + crowded[-22:], 1)


def test_a_zip_in_a_zip_is_not_opened(read: Callable[[bytes], Table]) -> None:
    refused_soon(read, changed(workbook(), lambda name, old: old, **{"x.zip": workbook()}), 1)


def test_a_link_is_not_followed(read: Callable[[bytes], Table]) -> None:
    file = io.BytesIO(workbook())
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("xl/worksheets/sheet2.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    refused_soon(read, file.getvalue(), 1)


def test_a_header_that_lies_of_its_size_is_found_out(read: Callable[[bytes], Table]) -> None:
    row = b"<row><c t='inlineStr'><is><t>x</t></is></c></row>"
    body = bytearray(changed(workbook(), lambda name, old: old.replace(
        b"</sheetData>", row * 700_000 + b"</sheetData>")))
    size = len(row) * 700_000
    with zipfile.ZipFile(io.BytesIO(bytes(body))) as archive:
        true = max(member.file_size for member in archive.infolist())
    assert true > size
    lie = (1000).to_bytes(4, "little")
    body = body.replace(true.to_bytes(4, "little"), lie)
    refused_soon(read, bytes(body), SOON)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_fetches_nothing(
    encoding: str, read: Callable[[bytes], Table], tmp_path: Path
) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.2)
        port = listener.getsockname()[1]
        secret = tmp_path / "hemligt.txt"
        secret.write_text("kanariefågel")
        for target in (f"http://127.0.0.1:{port}/x", secret.as_uri()):
            dtd = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{target}">]>'
            body = changed(workbook(("x", "y")), lambda name, old, dtd=dtd: (
                dtd.encode(encoding) + old.split(b"?>", 1)[-1]
                if name.endswith(("sheet1.xml", "sharedStrings.xml")) else old))
            assert "kanariefågel" not in refused_soon(read, body, SOON)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_laughter_does_not_grow(read: Callable[[bytes], Table]) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>"
    body = changed(workbook(("x", "y")), lambda name, old: (
        laughs.encode() + old.split(b"?>", 1)[-1] if name.endswith("sheet1.xml") else old))
    refused_soon(read, body, SOON)
