"""JUnit and Checkstyle: well formed for any text, and readable by other programs."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.config import Settings
from lawlint.finding import Severity
from lawlint.output.xml import element
from tests.output.conftest import NAME, Written, clean, draft, hostile, table


@given(st.text(), st.text())
def test_any_text_is_well_formed(attribute: str, text: str) -> None:
    read = ElementTree.fromstring(element("e", {"a": attribute}, text))
    kept = "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or (c >= "\ue000" and c not in "\ufffe\uffff") else "\ufffd" for c in text
    )
    assert (read.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")


def test_junit_is_read(written: Written) -> None:
    """junitparser reads what Jenkins and GitLab read."""
    junitparser = pytest.importorskip("junitparser", reason="junitparser reads JUnit")
    xml = junitparser.JUnitXml.fromstring(written("junit", draft(), clean(), hostile(), table(), missed=("gone.md",)).encode())
    suites = {suite.name: suite for suite in xml}
    assert [suite.name for suite in xml][:3] == ["gone.md", NAME, "clean.txt"]
    assert suites["gone.md"].errors == 1
    assert (suites["clean.txt"].tests, suites["clean.txt"].failures) == (1, 0)
    (case, _) = next(suite for suite in xml if suite.name == NAME)
    assert (case.name, case.classname) == ("NUM014 2:25", NAME)
    (failure,) = case.result
    assert failure.type == "warning"
    assert failure.message == "2 ÷ 18 = 11.11%，文中为 12.11%"
    assert failure.text == f"{NAME}:2:25: {failure.message}"
    for suite in xml:
        results = [result for case in suite for result in case.result]
        assert suite.tests == len(list(suite))
        assert suite.failures == sum(isinstance(result, junitparser.Failure) for result in results)


def test_a_case_fails_where_lawlint_does(written: Written) -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser reads JUnit")
    lenient = hostile()._replace(settings=Settings(fail_on=Severity.ERROR))
    (suite,) = junitparser.JUnitXml.fromstring(written("junit", lenient).encode())
    assert (suite.tests, suite.failures) == (3, 1)
    assert [case.is_failure for case in suite] == [False, False, True]


def test_checkstyle(written: Written) -> None:
    """What Checkstyle's own XMLLogger writes: checkstyle, file, and error with line, column, severity, message and source."""
    root = ElementTree.fromstring(written("checkstyle", draft(), clean(), hostile()).encode())
    assert root.tag == "checkstyle"
    first, second, third = root
    assert [file.get("name") for file in root] == [NAME, "clean.txt", NAME]
    assert first[0].attrib == {
        "line": "2", "column": "25", "severity": "warning", "source": "lawlint.NUM014",
        "message": "2 ÷ 18 = 11.11%，文中为 12.11%",
    }  # fmt: skip
    assert len(second) == 0
    sheet = ElementTree.fromstring(written("checkstyle", table()).encode())[0][0]
    assert (sheet.get("message") or "").startswith("第2行C列 ")
    assert [error.get("severity") for error in third] == ["info", "warning", "error"]
