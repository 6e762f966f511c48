"""The public interface: check a text or a file, read findings and claims."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import lawlint
from lawlint.config import UsageError
from lawlint.reading import UnreadableFile

TEXT = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。"


def test_the_module_says_what_is_public() -> None:
    assert lawlint.__all__ == ["__version__", "check"]
    assert lawlint.__version__.count(".") == 2
    assert (Path(lawlint.__file__).parent / "py.typed").exists()


def test_a_finding_is_a_proof() -> None:
    (finding,) = lawlint.check(TEXT).findings
    assert (finding.code, finding.name, finding.severity.label) == ("NUM014", "rate-disagrees-with-counts", "warning")
    assert TEXT[slice(*finding.span)] == "12.11%"
    assert [TEXT[slice(*related.span)] for related in finding.related] == ["2件", "18件"]
    assert finding.message.zh == "2 ÷ 18 = 11.11%，文中为 12.11%"
    assert finding.message.en == "2 ÷ 18 = 11.11%, the text has 12.11%"


def test_the_claims_are_what_the_readme_promises() -> None:
    report = lawlint.check(TEXT).report
    (claim,) = [c for c in report.claims if c.kind == "share"]
    assert (claim.verdict.value, claim.formula) == ("inconsistent", "2 ÷ 18 = 11.11% ≠ 12.11%")
    assert [(o.role, o.text, o.low, o.high, o.unit) for o in claim.operands] == [
        ("rate", "12.11%", Fraction("0.12105"), Fraction("0.12115"), "%"),
        ("part", "2件", 2, 2, "件"),
        ("whole", "18件", 18, 18, "件"),
    ]
    assert [f.text for f in report.figures] == ["18件", "2件", "12.11%"]
    assert report.source.place(claim.span.start) == (1, 24)


@pytest.mark.parametrize("make", [Path, str])
def test_a_file_is_named_by_a_path_or_by_its_suffix(tmp_path: Path, make: type) -> None:
    file = tmp_path / "云溪市2024.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    result = lawlint.check(make(file))
    assert [f.code for f in result.findings] == ["NUM014"]
    assert (result.report.source.encoding, result.report.source.text) == ("gb18030", TEXT)


def test_any_other_string_is_the_text() -> None:
    assert lawlint.check("第一行\n报告见附件.txt").findings == ()
    assert lawlint.check("").findings == ()


def test_spans_count_in_the_text_unchanged() -> None:
    text = "　　一、成效\r\n　　收到申请１８件，\r\n其中撤回２件，撤回率为 １２．１１％。\r\n"
    found = lawlint.check(text.replace("．", ".")).findings
    assert [text[slice(*f.span)] for f in found] == ["１２．１１％"]


def test_rules_are_chosen_by_code_prefix_and_name() -> None:
    text = TEXT + "答复率达101%。"
    assert {f.code for f in lawlint.check(text).findings} == {"NUM014", "NUM011"}
    assert {f.code for f in lawlint.check(text, select=["NUM011"]).findings} == {"NUM011"}
    assert {f.code for f in lawlint.check(text, select=["NUM"]).findings} == {"NUM014", "NUM011"}
    assert {f.code for f in lawlint.check(text, ignore=["rate-over-hundred"]).findings} == {"NUM014"}
    assert lawlint.check(text, ignore=["NUM"]).findings == ()


def test_a_profile_is_named_or_chosen_by_title() -> None:
    assert lawlint.check(TEXT).report.profile.name == "general"
    assert lawlint.check(TEXT, profile="fzzf").report.profile.name == "fzzf"
    title = "云溪市人民政府2024年法治政府建设年度报告\n\n" + TEXT
    assert lawlint.check(title).report.profile.name == "fzzf"


def test_what_cannot_be_done_is_raised(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        lawlint.check(tmp_path / "无.txt")
    with pytest.raises(UsageError):
        lawlint.check(TEXT, select=["NUM999"])
    with pytest.raises(UsageError):
        lawlint.check(TEXT, profile="无此类")


def test_findings_stand_in_the_order_of_the_text() -> None:
    spans = [f.span for f in lawlint.check("答复率达101%。" + TEXT + "办理时限由7天压缩至12天。").findings]
    assert len(spans) == 3
    assert spans == sorted(spans)


def test_checking_twice_says_the_same() -> None:
    first, again = lawlint.check(TEXT), lawlint.check(TEXT)
    assert first.findings == again.findings
    assert first.report.claims == again.report.claims
    assert [claim.message for claim in first.report.claims] == [claim.message for claim in again.report.claims]
