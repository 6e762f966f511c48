"""Word documents: edits change their runs, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.finding import Edit
from lawlint.fixing import Fixed, fix
from lawlint.reading import decode
from lawlint.source import Span
from lawlint.writing import UnwritableFile, editable, patched
from tests.reading.test_docx import NAMESPACES, abstract, lvl, num, numbered, p, package, r, tbl, tr

pytest.importorskip("lxml", reason="reading .docx needs lxml")

WRONG, RIGHT = "完善公开竞争审查制度。", "完善公平竞争审查制度。"
BOLD = "<w:b/>"


def fixed(data: bytes) -> Fixed:
    return fix(data, decode(data, "草稿.docx"), unsafe=True)


def xml(data: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def edited(data: bytes, old: str, new: str) -> bytes:
    """The package with ``new`` for the first ``old``; fails where that is refused."""
    source = decode(data, "草稿.docx")
    at = source.text.index(old)
    edits = [Edit(Span(at, at + len(old)), new)]
    opened = editable(data, source)
    assert opened.refusal(edits) is None
    after = opened.edited(edits)
    assert decode(after, "草稿.docx").text == patched(source.text, edits)
    return after


def refused(data: bytes, old: str, new: str = "改") -> str:
    source = decode(data, "草稿.docx")
    at = source.text.index(old)
    refusal = editable(data, source).refusal([Edit(Span(at, at + len(old)), new)])
    return refusal.en if refusal else ""


# Runs


def test_one_run_changes_and_all_else_is_the_same_to_the_byte() -> None:
    data = package(p("一、举措", BOLD) + p(WRONG) + p("收到&lt;18&gt;件。&amp;"), styles="<w:x/>")
    done = fixed(data)
    assert done.applied == 1
    assert xml(done.data) == xml(data).replace("公开", "公平")


def test_an_edit_over_several_runs_goes_into_the_first() -> None:
    data = package(p(runs=r("完善公", BOLD) + r("开竞") + r("争审查制度。", "<w:i/>")))
    assert xml(edited(data, "公开竞争", "公平竞争")) == xml(
        package(p(runs=r("完善公平竞争", BOLD) + r("") + r("审查制度。", "<w:i/>")))
    )


def test_what_is_taken_out_and_put_in() -> None:
    data = package(p("甲乙丙") + tbl(tr("丁戊", "己")))
    assert xml(edited(data, "乙", "")) == xml(package(p("甲丙") + tbl(tr("丁戊", "己"))))
    assert xml(edited(data, "己", "A&B<C")) == xml(package(p("甲乙丙") + tbl(tr("丁戊", "A&amp;B&lt;C"))))


def test_something_is_put_between_two_runs() -> None:
    data = package(p(runs=r("完善", BOLD) + r("制度")))
    source = decode(data, "草稿.docx")
    after = editable(data, source).edited([Edit(Span(2, 2), "好")])
    assert xml(after) == xml(package(p(runs=r("完善好", BOLD) + r("制度"))))


def test_blanks_at_the_edge_of_a_run_are_kept() -> None:
    data = package("<w:p><w:r><w:t>完善 制度</w:t></w:r><w:r><w:t>，</w:t></w:r></w:p>")
    after = edited(data, "制度", "")
    assert '<w:t xml:space="preserve">完善 </w:t>' in xml(after)


def test_line_breaks_and_indents_do_not_shift_the_place() -> None:
    body = p(runs=r("　　标题") + "<w:r><w:tab/><w:br/></w:r>" + r("  完善制度") + r("，甲")) + p("改革|创新")
    assert '<w:t xml:space="preserve">  改进制度</w:t>' in xml(edited(package(body), "完善", "改进"))


def test_a_tag_may_hold_what_looks_like_its_end() -> None:
    data = package(f'<w:p w:x="a>b"><w:r><w:t w:y=\'"&gt;>\' xml:space="preserve">{WRONG}</w:t></w:r><!-- <w:t> --></w:p>')
    assert xml(fixed(data).data) == xml(data).replace("公开", "公平")


# What is left alone


@pytest.mark.parametrize(
    ("runs", "old"),
    [
        ('<w:fldSimple w:instr="DATE">' + r("完善制度") + "</w:fldSimple>", "完善"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("完善制度") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "完善",
        ),
        (r("完") + "<w:r><w:tab/></w:r>" + r("善"), "完\t善"),
        (r("完") + '<w:del w:author="a">' + r("全") + "</w:del>" + r("善"), "完善"),
        ("<w:r><w:pict><w:txbxContent>" + p("完善制度") + "</w:txbxContent></w:pict></w:r>", "完善"),
        ("<m:oMath><m:r><m:t>完善</m:t></m:r></m:oMath>", "完善"),
        (r("第") + r("3", '<w:vertAlign w:val="superscript"/>'), "³"),
        ("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + r("完善") + "</w:sdtContent></w:sdt>", "完善"),
    ],
    ids=["simple field", "field", "tab", "deletion", "box", "formula", "superscript", "bound"],
)
def test_what_cannot_be_rewritten_is_refused(runs: str, old: str) -> None:
    assert refused(package(p(runs=r("云溪市") + runs)), old)


def test_a_tracked_insertion_may_be_edited() -> None:
    data = package(p(runs=r("云溪市") + '<w:ins w:author="a">' + r("完善制度") + "</w:ins>"))
    assert xml(edited(data, "完善", "改进")) == xml(data).replace("完善", "改进")


def test_notes_and_automatic_numbers_are_refused() -> None:
    note = '<w:footnote w:id="2">' + p("完善制度") + "</w:footnote>"
    assert refused(package(p("云溪市", runs='<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=note), "完善")
    counted = abstract(0, lvl(0, "chineseCounting", "%1、")) + num(1, 0)
    assert refused(package(numbered("加强领导", 1), numbering=counted), "一、")


def test_a_line_end_is_refused() -> None:
    assert refused(package(p("完善制度")), "完善", "完\n善")
    assert refused(package(p("完善制度")), "完善", "\x01")


def test_a_refused_fix_is_reported_and_the_others_are_made() -> None:
    body = p(WRONG) + p(runs=f'<w:fldSimple w:instr="REF">{r(WRONG)}</w:fldSimple>')
    done = fixed(package(body))
    assert (done.applied, len(done.refusals), [f.code for f in done.result.findings]) == (1, 1, ["TRM009"])
    assert xml(done.data) == xml(package(body)).replace("公开", "公平", 1)


def test_a_signed_document_is_not_written() -> None:
    data = BytesIO(package(p(WRONG)))
    with ZipFile(data, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    done = fixed(data.getvalue())
    assert (done.data, done.applied) == (data.getvalue(), 0)
    assert [refusal.reason.zh for refusal in done.refusals] == ["文件有数字签名"]


def test_another_encoding_is_not_written() -> None:
    content = f'<?xml version="1.0" encoding="UTF-16"?><w:document {NAMESPACES}><w:body>{p(WRONG)}</w:body></w:document>'
    data = with_main(package(p(WRONG)), content.encode("utf-16"))
    with pytest.raises(UnwritableFile):
        editable(data, decode(data, "草稿.docx"))


# The package


def with_main(data: bytes, content: bytes, method: int = ZIP_STORED) -> bytes:
    """The package with another main part."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, content if name == "word/document.xml" else old.read(name))
    return buffer.getvalue()


def test_a_byte_order_mark_and_a_strict_document() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    content = (
        f'\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<w:document xmlns:w="{strict}"><w:body>{p(WRONG)}</w:body></w:document>'
    )
    data = with_main(package(p(WRONG)), content.encode())
    assert xml(fixed(data).data) == content.replace("公开", "公平")


class Streamed(BytesIO):
    """A file that cannot be gone back in: sizes stand behind the contents."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError


@pytest.mark.parametrize("streamed", [False, True])
def test_the_other_entries_keep_their_bytes_and_order(streamed: bool) -> None:
    whole = BytesIO()
    buffer = Streamed() if streamed else BytesIO()
    with ZipFile(BytesIO(package(p(WRONG)))) as old, ZipFile(buffer, "w") as new:
        new.comment = "说明".encode()
        for name in ["word/媒体.bin", *reversed(old.namelist()), "docProps/app.xml"]:
            new.writestr(name, old.read(name) if name in old.namelist() else b"\0" * 3000)
    data = buffer.getvalue()
    after = fixed(data).data
    assert after != data
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(after)) as now:
        assert now.testzip() is None
        assert (now.namelist(), now.comment) == (before.namelist(), before.comment)
        for one, other in zip(before.infolist(), now.infolist(), strict=True):
            if one.filename != "word/document.xml":
                begin, there = one.header_offset, other.header_offset
                length = 30 + len(one.filename.encode()) + one.compress_size
                assert data[begin : begin + length] == after[there : there + length]
    whole.close()


@given(st.lists(st.text("完善制度公开 &<>|\t甲", min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_any_edit_reads_back_as_expected_or_is_refused(texts: list[str], draw: st.DataObject) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in texts]
    data = package(p(runs="".join(map(r, escaped[:-1]))) + tbl(tr(escaped[-1], "乙")))
    source = decode(data, "草稿.docx")
    start = draw.draw(st.integers(0, len(source.text) - 1))
    edits = [
        Edit(
            Span(start, draw.draw(st.integers(start, min(start + 6, len(source.text))))),
            draw.draw(st.sampled_from(["", "新", "<新>"])),
        )
    ]
    opened = editable(data, source)
    if opened.refusal(edits) is not None:
        assert opened.edited([]) == data or decode(opened.edited([]), "草稿.docx").text == source.text
        return
    again = decode(opened.edited(edits), "草稿.docx").text
    # Blanks that come to stand at the edge of a line, and a line without text, are not printed.
    assert "".join(again.split()).replace("｜", "|") == "".join(patched(source.text, edits).split()).replace("｜", "|")


# Other programs


def test_python_docx_reads_what_was_written(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    document.add_heading("云溪市2023年度法治政府建设情况的报告", 0)
    paragraph = document.add_paragraph("一是")
    paragraph.add_run("完善公开").bold = True
    paragraph.add_run("竞争审查制度。")
    document.save(tmp_path / "草稿.docx")
    data = (tmp_path / "草稿.docx").read_bytes()
    after = fixed(data).data
    again = docx.Document(BytesIO(after))
    assert again.paragraphs[1].text == "一是完善公平竞争审查制度。"
    assert [(run.text, run.bold) for run in again.paragraphs[1].runs] == [
        ("一是", None),
        ("完善公平竞争审查", True),
        ("制度。", None),
    ]
    with ZipFile(BytesIO(data)) as one, ZipFile(BytesIO(after)) as other:
        assert all(one.read(name) == other.read(name) for name in one.namelist() if name != "word/document.xml")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_what_was_written(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    document.add_paragraph("一是完善公开竞争审查制度。")
    document.save(tmp_path / "草稿.docx")
    after = fixed((tmp_path / "草稿.docx").read_bytes()).data
    (tmp_path / "draft.docx").write_bytes(after)
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "draft.docx"], check=True, capture_output=True, timeout=180)
    assert "一是完善公平竞争审查制度。" in (tmp_path / "draft.txt").read_text(encoding="utf-8-sig")
