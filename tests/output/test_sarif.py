"""SARIF: read by a package that models it, field by field, and against the published schema."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from lawlint.reading import decode
from tests.output.conftest import DRAFT, NAME, Written, clean, draft, file_of, hostile, table


def run_of(text: str) -> Any:
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_model_of_sarif_reads_it(written: Written, lang: str) -> None:
    """sarif-pydantic models SARIF 2.1.0, with the names and types of its properties."""
    sarif = pytest.importorskip("sarif_pydantic", reason="sarif-pydantic reads SARIF")
    text = written("sarif", draft(), clean(), hostile(), table(), lang=lang, missed=("gone.md",))
    log = sarif.Sarif.model_validate_json(text)
    assert [result.rule_id for result in log.runs[0].results][:2] == ["NUM014", "TRM009"]
    assert {rule.id for rule in log.runs[0].tool.driver.rules} >= {"NUM014", "TRM009", "TBL003"}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npm") is None, reason="the schema comes from npm")
def test_the_schema_of_oasis_holds(written: Written, tmp_path: Path) -> None:
    """The npm package @microsoft/jest-sarif ships the schema of OASIS."""
    jsonschema = pytest.importorskip("jsonschema")
    packed = subprocess.run(
        ["npm", "pack", "--silent", "@microsoft/jest-sarif@1.0.0-beta.0"], cwd=tmp_path, capture_output=True, check=False
    )
    if packed.returncode:
        pytest.skip("npm reaches no registry here")
    with tarfile.open(next(tmp_path.glob("*.tgz"))) as package:
        schema = json.load(package.extractfile("package/lib/schemas/sarif-2.1.0-rtm.5.json") or pytest.fail("no schema"))
    for log in (written("sarif"), written("sarif", clean()), written("sarif", draft(), hostile(), table(), missed=("gone.md",))):
        jsonschema.validate(json.loads(log), schema, cls=jsonschema.validators.validator_for(schema))


def test_a_result(written: Written) -> None:
    """SARIF 2.1.0: 3.27 result, 3.4 artifactLocation, 3.30 region, whose columns count from 1 and whose end is left out."""
    run = run_of(written("sarif", draft()))
    assert run["columnKind"] == "unicodeCodePoints"
    rate, term = run["results"]
    assert (rate["ruleId"], rate["level"]) == ("NUM014", "warning")
    assert rate["message"]["text"] == "2 ÷ 18 = 11.11%，文中为 12.11%"
    place = rate["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == NAME
    region = place["region"]
    line = DRAFT.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == "12.11%"
    start = region["charOffset"]
    assert DRAFT[start : start + region["charLength"]] == "12.11%"
    assert {other["message"]["text"] for other in rate["relatedLocations"]} == {"18件", "2件"}
    (fix,) = term["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"]["text"] == "公平竞争审查"
    assert replacement["deletedRegion"]["charOffset"] == DRAFT.index("公开竞争审查")


def test_the_rules_with_findings_are_described(written: Written) -> None:
    driver = run_of(written("sarif", draft(), lang="en"))["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == ["NUM014", "TRM009"]
    rate = driver["rules"][0]
    assert rate["shortDescription"]["text"] == "Rate does not match its counts"
    assert "## 为什么" in rate["help"]["markdown"]
    assert "#" not in rate["help"]["text"]
    assert rate["defaultConfiguration"]["level"] == "warning"


def test_fingerprints_outlive_the_lines_above(written: Written) -> None:
    def prints(text: str) -> list[str]:
        return [result["partialFingerprints"]["lawlint/v1"] for result in run_of(text)["results"]]

    moved = file_of(decode(("新的一段。\r\n" + DRAFT).encode(), NAME))
    assert prints(written("sarif", draft())) == prints(written("sarif", moved))
    assert len(set(prints(written("sarif", draft())))) == 2


def test_places_in_a_document_are_named_and_not_fixed(written: Written) -> None:
    (result, *_) = run_of(written("sarif", table()))["results"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "第2行C列"}]
    assert "fixes" not in result


def test_what_failed_is_a_notification(written: Written) -> None:
    (invocation,) = run_of(written("sarif", draft(), missed=("gone.md",)))["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "没有<gone.md>"
    (invocation,) = run_of(written("sarif", draft()))["invocations"]
    assert invocation == {"executionSuccessful": True}


def test_an_absolute_path_is_a_file_uri(written: Written) -> None:
    path = Path("草稿.md").absolute()
    (result, *_) = run_of(written("sarif", file_of(decode(DRAFT.encode(), str(path)))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path.as_uri()
