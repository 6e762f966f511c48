"""Malicious files: each is refused with a reason or read, in seconds and little memory, and other files are still checked."""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.reading.test_pdf import file, text

SECONDS, MEGABYTES = 10, 400

OFFICE = "http://schemas.openxmlformats.org"
LINKS = f"{OFFICE}/officeDocument/2006/relationships"
W = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'
S = f'xmlns="{OFFICE}/spreadsheetml/2006/main"'
BODY, BODY_END = f"<w:document {W}><w:body><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:body></w:document>"
CELL = f"<w:document {W}><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>"
CELL_END = "</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl></w:body></w:document>"
ROWS = f'<worksheet {S}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
ROWS_END = "</t></is></c></row></sheetData></worksheet>"
FAR = '</t></is></c></row><row r="90000"><c r="Z90000"><v>1</v></c></row></sheetData></worksheet>'
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le")
LOCK = f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'11' * 32}>/U<{'22' * 32}>>>"
SHEETS = '<sheets><sheet name="a" sheetId="1" r:id="worksheet"/></sheets>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
BLANKS = b" " * 2**20
SAID = "全年收到行政复议申请18件，其中撤回2件，撤回率为{}%。\n"


def zipped(*parts: tuple[str, bytes | str], blanks: int = 0) -> bytes:
    """A zip of those parts; the last goes on with so many megabytes of blanks."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, part in parts[:-1]:
            package.writestr(name, part)
        name, part = parts[-1]
        with package.open(name, "w") as last:
            last.write(part.encode() if isinstance(part, str) else part)
            for _ in range(blanks):
                last.write(BLANKS)
    return data.getvalue()


def word(document: str, blanks: int = 0) -> bytes:
    return zipped(("word/document.xml", document), blanks=blanks)


def excel(sheet: str, blanks: int = 0, strings: bool = False) -> bytes:
    """A workbook; the blanks are in its sheet, or in its strings."""
    parts: list[tuple[str, bytes | str]] = [
        ("_rels/.rels", linked(officeDocument="xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", linked(worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml")),
        ("xl/workbook.xml", f'<workbook {S} xmlns:r="{LINKS}">{SHEETS}</workbook>'),
        ("xl/sharedStrings.xml", f"<sst {S}><si><t>a</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ]  # fmt: skip
    if strings:
        parts.append(parts.pop(3))
    return zipped(*parts, blanks=blanks)


def linked(**targets: str) -> str:
    links = "".join(f'<Relationship Id="{kind}" Type="{LINKS}/{kind}" Target="{part}"/>' for kind, part in targets.items())
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{links}</Relationships>'


def lying(data: bytes) -> bytes:
    """The zip, whose largest part declares a small size."""
    with ZipFile(BytesIO(data)) as package:
        size = max(member.file_size for member in package.infolist())
    return data.replace(struct.pack("<I", size), struct.pack("<I", 200))


def long_words() -> str:
    """A million bytes that do not shrink."""
    return "".join(map(chr, random.Random(7).choices(range(0x4E00, 0x9F00), k=350_000)))


def many_pages() -> bytes:
    """A PDF that shows its only page ten thousand times."""
    return file("").replace(b"[5 0 R]/Count 1", b"[%s]/Count 10000" % (b"5 0 R " * 10_000))


class Case(NamedTuple):
    """A file, and the beginning of the reason why it cannot be read; none where it can."""

    name: str
    data: Callable[[], bytes | str]
    reason: str | None = None


CASES = [
    Case("zip-bomb.docx", lambda: word(BODY, 100), "解压后过大"),
    Case("zip-bomb.xlsx", lambda: excel(ROWS, 100), "工作簿过大"),
    Case("zip-bomb-strings.xlsx", lambda: excel(ROWS, 100, strings=True), "工作簿过大"),
    Case("lying-size.docx", lambda: lying(word(BODY, 100)), "文件已损坏"),
    Case("lying-size.xlsx", lambda: lying(excel(ROWS, 100)), "不是 Excel 工作簿或已损坏"),
    Case("lying-size-strings.xlsx", lambda: lying(excel(ROWS + ROWS_END, 100, strings=True)), "不是 Excel 工作簿或已损坏"),
    Case("xml-bomb.docx", lambda: word(f"{LAUGHS}{BODY}&a9;{BODY_END}"), "文件已损坏"),
    Case("xml-bomb.xlsx", lambda: excel(f"{LAUGHS}{ROWS}&a9;{ROWS_END}"), "不是 Excel 工作簿或已损坏"),
    Case("xml-bomb.html", lambda: f"{LAUGHS}<p>甲&a9;</p>"),
    Case("outside.docx", lambda: word(f"{OUTSIDE}{BODY}&a9;{BODY_END}"), "XML 含有 DOCTYPE"),
    Case("outside.xlsx", lambda: excel(f"{OUTSIDE}{ROWS}&a9;{ROWS_END}"), "不是 Excel 工作簿或已损坏"),
    Case("outside.html", lambda: f"{OUTSIDE}<p>甲&a9;</p>"),
    Case("cut.docx", lambda: word(BODY + BODY_END)[:200], "文件已损坏"),
    Case("cut.xlsx", lambda: excel(ROWS + ROWS_END)[:200], "不是 Excel 工作簿或已损坏"),
    Case("locked.docx", lambda: LOCKED, "文件有密码保护"),
    Case("locked.xlsx", lambda: LOCKED, "工作簿已加密"),
    Case("locked.pdf", lambda: file(text(90, 700, "密"), trailer=LOCK), "PDF 已加密"),
    Case("pages.pdf", many_pages, "PDF 超过 2000 页"),
    Case("large.html", lambda: SAID.format("11.11") * 600_000, "网页过大"),
    Case("large-for-its-picture.html", lambda: f'<p>甲</p><img src="data:image/png;base64,{"A" * 50_000_000}">'),
    Case("deep.html", lambda: "<div>" * 1_000_000, "网页的元素过多"),
    Case("many-cells.xlsx", lambda: excel(ROWS + FAR), "工作簿过大"),
    Case("large-cell.docx", lambda: word(CELL + long_words() + CELL_END)),
    Case("large-cell.xlsx", lambda: excel(ROWS + long_words() + ROWS_END)),
    Case("large-cell.html", lambda: f"<table><tr><td>甲</td><td>{long_words()}</td></tr></table>"),
    Case("large-cell.csv", lambda: f"甲,{long_words()}\n乙,2\n", "不是 CSV 表格"),
]  # fmt: skip

MEASURED = """
import atexit, re, resource, sys
def tell():
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = used.ru_maxrss
    if sys.platform == "linux":  # where the peak of the process that began this one counts along
        peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
    print(used.ru_utime + used.ru_stime, peak / 1024, file=sys.stderr)
atexit.register(tell)
from lawlint.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_made_to_do_harm(case: Case, tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="measures memory by what only Unix tells")
    for library in ("lxml", "pypdfium2", "python_calamine"):
        pytest.importorskip(library, reason="needs the extra all")
    data = case.data()
    bad, good = tmp_path / case.name, tmp_path / "draft.txt"
    bad.write_bytes(data if isinstance(data, bytes) else data.encode())
    good.write_text(SAID.format("12.11"), encoding="utf-8")
    command = [sys.executable, "-c", MEASURED, "check", "--lang", "zh", "--format", "json", "--jobs", "1", str(bad), str(good)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60 * SECONDS)
    *errors, used = done.stderr.splitlines()
    seconds, megabytes = map(float, used.split())
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert "root:" not in done.stdout
    findings = {Path(f["path"]).name: [x["code"] for x in f["findings"]] for f in json.loads(done.stdout)["files"]}
    assert findings["draft.txt"] == ["NUM014"]
    if case.reason is None:
        assert (done.returncode, errors, findings[case.name]) == (1, [], [])
    else:
        assert done.returncode == 2
        assert len(errors) == 1
        assert f"{case.name}: {case.reason}" in errors[0]
