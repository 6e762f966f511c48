"""The numbers of Word and their formats, compared with another reader of Word documents where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from lawlint.reading import read
from lawlint.reading.word_numbering import spelled


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", {1: "1", 10: "10", 101: "101"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("decimalFullWidth", {1: "１", 10: "１０"}),
        ("decimalEnclosedCircle", {0: "0", 1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "11"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("chineseCounting", {0: "〇", 1: "一", 10: "十", 12: "十二", 20: "二十", 99: "九十九", 100: "一〇〇", 101: "一〇一"}),
        ("chineseCountingThousand", {1: "一", 10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十"}),
        ("taiwaneseCounting", {11: "十一", 30: "三十"}),
        ("taiwaneseCountingThousand", {105: "一百零五"}),
        (
            "japaneseCounting",
            {0: "〇", 10: "十", 21: "二十一", 100: "百", 101: "百一", 110: "百十", 1000: "千", 2345: "二千三百四十五"},
        ),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 21: "贰拾壹", 101: "壹佰零壹"}),
        ("ideographLegalTraditional", {2: "貳", 13: "壹拾參", 60: "陸拾"}),
        ("ideographDigital", {1: "一", 10: "一〇", 11: "一一", 2024: "二〇二四"}),
        ("lowerLetter", {0: "0", 1: "a", 26: "z", 27: "aa", 54: "bbb", 781: "781"}),
        ("upperLetter", {1: "A", 28: "BB"}),
        ("lowerRoman", {0: "0", 4: "iv", 9: "ix", 14: "xiv", 1999: "mcmxcix"}),
        ("upperRoman", {3: "III", 40: "XL", 10**8: "100000000"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {1: ""}),
        ("bullet", {1: ""}),
        ("hebrew1", {1: "1", -1: "-1"}),
    ],
)
def test_formats(form: str, printed: dict[int, str]) -> None:
    assert {number: spelled(number, form) for number in printed} == printed


# What LibreOffice spells as the standard (17.18.59) says.  It takes chineseCounting, japaneseCounting and ideographDigital for
# chineseCountingThousand, has no full-width digits and no numbers in dashes, and its ①…⑳ go on to ㊿.
COMMON = {
    "decimal": (1, 10, 101, 2024),
    "decimalZero": (1, 9, 10, 100),
    "decimalEnclosedCircle": (1, 2, 10, 20),
    "chineseCounting": (1, 2, 10, 11, 19, 20, 21, 99),
    "chineseCountingThousand": (1, 10, 12, 20, 101, 110, 111, 120, 1001, 1010, 1100, 1234, 9999),
    "taiwaneseCountingThousand": (1, 10, 21, 105),
    "japaneseCounting": (1, 2, 10, 11, 20, 99),
    "ideographDigital": (1, 2, 9),
    "ideographTraditional": (1, 2, 10),
    "ideographZodiac": (1, 12),
    "chineseLegalSimplified": (1, 2, 10, 11, 20, 101, 1234),
    "ideographLegalTraditional": (1, 2, 13, 60, 1234),
    "lowerLetter": (1, 26, 27, 54),
    "upperLetter": (1, 26, 27, 54),
    "lowerRoman": (1, 4, 9, 14, 1999),
    "upperRoman": (3, 40, 2024),
}
OFFICIAL = (
    "chineseCountingThousand %1、",
    "chineseCountingThousand （%2）",
    "decimal %3.",
    "decimal （%4）",
    "decimalEnclosedCircle %5",
)
CHAPTERS = ("chineseCountingThousand 第%1章", "decimal %1.%2 isLgl", "decimal %1.%2.%3", "lowerLetter %4) lvlRestart=0")


class Item(NamedTuple):
    """A paragraph: its list, its level, and the number that Word prints; ``other`` is what LibreOffice prints in its place."""

    number: int
    level: int
    printed: str
    other: str | None = None


LISTS = {1: (1, ""), 2: (1, ""), 3: (1, "0=1"), 4: (2, ""), 5: (3, ""), 6: (3, "0=20"), 7: (4, ""), 8: (2, "1=7")}
ABSTRACTS: dict[int, Sequence[str]] = {
    1: OFFICIAL,
    2: CHAPTERS,
    3: ("decimal %1) start=5", "upperLetter %2. start=3"),
    4: ("chineseCounting %1、 pStyle=Heading1", "chineseCounting （%2） pStyle=Heading2"),
}
ITEMS = [
    Item(1, 0, "一、"), Item(1, 1, "（一）"), Item(1, 1, "（二）"), Item(1, 2, "1."), Item(1, 2, "2."), Item(1, 3, "（1）"),
    Item(1, 4, "①"), Item(1, 4, "②"), Item(1, 1, "（三）"), Item(1, 2, "1."), Item(1, 0, "二、"), Item(1, 1, "（一）"),
    # Lists of one abstract list go on in each other, but for one that starts anew, and that only once.
    Item(2, 0, "三、"), Item(2, 1, "（一）"), Item(1, 0, "四、"), Item(3, 0, "一、"), Item(3, 1, "（一）"), Item(3, 0, "二、"),
    Item(1, 0, "三、"), Item(3, 0, "四、"),
    # Legal numbering and levels that never restart, which LibreOffice passes over.
    Item(4, 0, "第一章"), Item(4, 1, "1.1", "一.1"), Item(4, 1, "1.2", "一.2"), Item(4, 2, "一.2.1"), Item(4, 3, "a)"),
    Item(4, 0, "第二章"), Item(4, 1, "2.1", "二.1"), Item(4, 2, "二.1.1"), Item(4, 3, "b)", "a)"),
    # A level that was skipped has had its first number.
    Item(4, 0, "第三章"), Item(4, 2, "三.1.1"), Item(4, 1, "3.2", "三.2"), Item(4, 2, "三.2.1"),
    Item(1, 2, "1."), Item(1, 1, "（二）"),
    # Starts of a level and of a list; a level starts there again whenever it restarts (17.9.27).
    Item(5, 0, "5)"), Item(5, 1, "C."), Item(5, 1, "D."), Item(5, 0, "6)"), Item(5, 1, "C."), Item(6, 0, "20)"),
    Item(6, 0, "21)"), Item(5, 0, "22)"), Item(8, 1, "3.7", "三.7"), Item(8, 0, "第四章"), Item(8, 1, "4.7", "四.1"),
    # By style.
    Item(7, 0, "一、"), Item(7, 1, "（一）"), Item(7, 1, "（二）"), Item(7, 0, "二、"), Item(7, 1, "（一）"),
]  # fmt: skip


def write(path: Path, lists: dict[int, tuple[int, str]], abstracts: dict[int, Sequence[str]], items: Sequence[Item]) -> None:
    """A Word document of those paragraphs: «1» with the number of the paragraph behind."""
    docx = pytest.importorskip("docx", reason="python-docx writes the test documents")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    numbering = document.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    for name, levels in abstracts.items():
        xml = "".join(level(n, *words.split()) for n, words in enumerate(levels))
        kind = '<w:multiLevelType w:val="multilevel"/>'
        numbering.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{kind}{xml}</w:abstractNum>'))
    for name, (abstract, override) in lists.items():
        place, _, start = override.partition("=")
        begins = f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>' if override else ""
        xml = f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{abstract}"/>{begins}</w:num>'
        numbering.append(parse_xml(xml))
    styled = {n for n, (abstract, _) in lists.items() if "pStyle" in abstracts[abstract][0]}
    for n in styled:
        for depth in range(2):
            number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{n}"/></w:numPr>'
            document.styles[f"Heading {depth + 1}"].element.get_or_add_pPr().append(parse_xml(number))
    for n, item in enumerate(items):
        if item.number in styled:
            document.add_heading(f"={n}", item.level + 1)
            continue
        properties = document.add_paragraph(f"={n}")._p.get_or_add_pPr()
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{item.level}"/><w:numId w:val="{item.number}"/></w:numPr>'
        properties.append(parse_xml(number))
    document.save(str(path))


def level(place: int, form: str, text: str, *others: str) -> str:
    properties = dict(other.partition("=")[::2] for other in others)
    start = properties.pop("start", "1")
    more = "".join(f"<w:{name}" + (f' w:val="{value}"' if value else "") + "/>" for name, value in properties.items())
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbers(path: Path) -> list[str]:
    """What stands in front of each paragraph of a document that lawlint reads."""
    return re.findall(r"(\S*?) ?=\d+$", read(path).text, re.MULTILINE)


def by_libreoffice(path: Path) -> list[str]:
    """The same of the pages that LibreOffice prints."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    pytest.importorskip("pypdfium2", reason="PDF is read with pypdfium2")
    home = f"-env:UserInstallation={(path.parent / 'home').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return numbers(path.with_suffix(".pdf"))


def spellings() -> tuple[dict[int, tuple[int, str]], dict[int, Sequence[str]], list[Item]]:
    """A list for each format and number of COMMON."""
    abstracts = {n: [f"{form} [%1]"] for n, form in enumerate(COMMON)}
    wanted = [(n, form, value) for n, form in enumerate(COMMON) for value in COMMON[form]]
    lists = {m: (n, f"0={value}") for m, (n, _, value) in enumerate(wanted, 1)}
    return lists, dict(abstracts), [Item(m, 0, f"[{spelled(value, form)}]") for m, (_, form, value) in enumerate(wanted, 1)]


def test_which_number_a_paragraph_gets(tmp_path: Path) -> None:
    write(tmp_path / "a.docx", LISTS, ABSTRACTS, ITEMS)
    assert numbers(tmp_path / "a.docx") == [item.printed for item in ITEMS]


def test_libreoffice_gives_the_same_numbers(tmp_path: Path) -> None:
    write(tmp_path / "a.docx", LISTS, ABSTRACTS, ITEMS)
    assert by_libreoffice(tmp_path / "a.docx") == [item.other or item.printed for item in ITEMS]


def test_libreoffice_spells_them_the_same(tmp_path: Path) -> None:
    lists, abstracts, items = spellings()
    write(tmp_path / "a.docx", lists, abstracts, items)
    assert numbers(tmp_path / "a.docx") == by_libreoffice(tmp_path / "a.docx") == [item.printed for item in items]
