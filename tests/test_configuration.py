"""lawlint.toml: found, checked, merged; what holds for a file, and where each value comes from."""

from __future__ import annotations

import json
import pickle
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from lawlint.config import Given, UsageError, settings_for
from lawlint.config.keys import KEYS, commented_template, schema
from lawlint.config.loading import clear_cache
from lawlint.linter import lint
from lawlint.places import place_of
from lawlint.registry import all_rules
from lawlint.rule import Severity, Text
from lawlint.schema import faults
from lawlint.source import Source
from lawlint.toml import formatted

Write = Callable[[str, str], Path]
RATE = next(rule for rule in all_rules() if rule.code == "NUM014")


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file under the working directory, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    clear_cache()

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


# What holds


def test_without_a_file_the_defaults_hold(write: Write) -> None:
    settings = settings_for(Path("draft.md"))
    assert (settings.select, settings.severity, settings.fail_on, settings.profile) == (
        (),
        Severity.WARNING,
        Severity.WARNING,
        None,
    )
    assert settings.rules == all_rules()


def test_the_nearest_file_upwards_holds(write: Write) -> None:
    write("lawlint.toml", 'select = ["NUM"]')
    write("a/b/lawlint.toml", 'select = ["DAT"]')
    assert settings_for(Path("a/draft.md")).select == ("NUM",)
    assert settings_for(Path("a/b/c/draft.md")).select == ("DAT",)


def test_pyproject_counts_where_it_configures_lawlint(write: Write) -> None:
    write("lawlint.toml", 'select = ["NUM"]')
    write("a/pyproject.toml", '[project]\nname = "lawlint-drafts"\n')
    write("b/pyproject.toml", '[tool.lawlint]\nselect = ["DAT"]\n')
    write("c/pyproject.toml", '[project]\ndependencies = ["lawlint"\n')
    write("d/pyproject.toml", '\ufeff[tool.lawlint]\nselect = ["DAT"]\n')
    assert settings_for(Path("a/draft.md")).select == ("NUM",)
    assert settings_for(Path("b/draft.md")).select == ("DAT",)
    assert settings_for(Path("c/draft.md")).select == ("NUM",)
    assert settings_for(Path("d/draft.md")).select == ("DAT",)


def test_the_command_line_wins(write: Write) -> None:
    write("lawlint.toml", 'select = ["NUM"]\nfail-on = "error"\nlang = "en"\nprofile = "fzzf"\njobs = 3')
    other = write("other.toml", 'select = ["TBL"]')
    given = Given(select=("DAT",), fail_on=Severity.INFO, lang="zh", profile="tjgb")
    settings = settings_for(Path("draft.md"), given)
    assert (settings.select, settings.fail_on, settings.lang, settings.jobs) == (("DAT",), Severity.INFO, "zh", 3)
    assert settings.profile_of("").name == "tjgb"
    assert settings_for(Path("draft.md"), Given(config=other)).select == ("TBL",)
    assert settings_for(Path("draft.md"), Given(isolated=True)).select == ()


def test_extended_files_come_first_and_tables_add_up(write: Write) -> None:
    write("house.toml", 'ignore = ["PUN"]\n[severities]\nNUM = "info"\nDAT = "info"\n[options.TRM009]\nterms = { "甲" = "乙" }')
    write("more.toml", 'extends = "house.toml"\nignore = ["LEF"]\n[[sections]]\nprofile = "fzzf"\nkey = "a"\n')
    write(
        "drafts/lawlint.toml",
        'extends = ["../more.toml"]\n[severities]\nNUM = "error"\n[[sections]]\nprofile = "fzzf"\nkey = "b"\n',
    )
    settings = settings_for(Path("drafts/x.md"))
    assert settings.ignore == ("LEF",)
    assert settings.severities == {"NUM": Severity.ERROR, "DAT": Severity.INFO}
    assert settings.options["TRM009"]["terms"] == {"甲": "乙"}
    assert [row["key"] for row in settings.additions.sections] == ["a", "b"]


def test_patterns_count_from_the_file_and_read_as_in_gitignore(write: Write) -> None:
    write(
        "lawlint.toml",
        '[per-file-ignores]\n"archive/" = ["NUM"]\n"*.txt" = ["impossible-date"]\n'
        '[per-file-profiles]\n"*.md" = "tjgb"\n"court/*" = "fayuan"\n',
    )
    codes = {rule.code for rule in settings_for(Path("archive/2020/x.txt")).rules}
    assert not any(code.startswith("NUM") for code in codes)
    assert "DAT001" not in codes
    assert "DAT002" in codes
    assert "DAT001" in {rule.code for rule in settings_for(Path("x.md")).rules}
    assert settings_for(Path("court/x.md")).profile == "fayuan"
    assert settings_for(Path("x.md")).profile == "tjgb"
    assert settings_for(Path("x.docx")).profile is None


def test_severities_go_to_the_longest_selector_and_weaker_ones_follow(write: Write) -> None:
    write("lawlint.toml", '[severities]\nNUM = "info"\nrate-disagrees-with-counts = "error"\n')
    settings = settings_for(Path("x.md"))
    assert settings.severity_of(RATE) is Severity.ERROR
    assert all(
        settings.severity_of(rule) is Severity.INFO for rule in all_rules() if rule.code.startswith("NUM") and rule is not RATE
    )
    (finding,) = lint(Source("收到行政复议申请18件，其中撤回2件，撤回率为12.11%。"), None, settings).findings
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("option", "text", "code"),
    [
        ('[options.TRM009]\nterms = { "法制化营商" = "法治化营商" }', "优化法制化营商环境。", "TRM009"),
        ('[options.LEF001]\nwords = ["此处填写"]', "办结案件此处填写件。", "LEF001"),
        ("[options.LEF003]\ncharacters = 8", "组织开展执法检查。培训12场。组织开展执法检查。", "LEF003"),
    ],
)
def test_options_reach_their_rule(write: Write, option: str, text: str, code: str) -> None:
    write("lawlint.toml", option)
    assert code in {finding.code for finding in lint(Source(text), None, settings_for(Path("x.md"))).findings}
    write("plain/lawlint.toml", "")
    assert code not in {finding.code for finding in lint(Source(text), None, settings_for(Path("plain/x.md"))).findings}


def test_an_allowed_name_is_passed_over(write: Write) -> None:
    write("lawlint.toml", '[options.CIT003]\nallowed = ["合同法"]')
    text = "青禾县人民政府关于2023年度法治政府建设工作情况的报告\n依据《合同法》审查协议40份。\n青禾县人民政府\n2024年1月26日"
    assert "CIT003" not in {finding.code for finding in lint(Source(text), None, settings_for(Path("x.md"))).findings}
    assert "CIT003" in {finding.code for finding in lint(Source(text)).findings}


# What the house adds


def test_the_house_adds_sections_to_a_kind_of_report(write: Write) -> None:
    write(
        "lawlint.toml",
        '[[sections]]\nprofile = "fzzf"\nkey = "patrols"\nzh = "巡查情况"\nen = "patrols"\nnames = ["巡查"]\nrequired = true\n'
        '[[sections]]\nprofile = "fzzf"\nkey = "plan"\nnames = ["来年思路"]\n',
    )
    profile = settings_for(Path("x.md")).profile_of("云溪市2024年度法治政府建设情况报告")
    assert profile.name == "fzzf"
    assert [due.zh for due in profile.sections if due.key == "patrols" and due.required] == ["巡查情况"]
    (plan,) = (due for due in profile.sections if due.key == "plan")
    assert "来年思路" in plan.names
    assert len(plan.names) > 1
    assert settings_for(Path("x.md")).profile_of("云溪市2024年国民经济和社会发展统计公报").name == "tjgb"


@pytest.mark.parametrize(("source", "expected"), [("", "lawlint.toml"), ("云溪市法治督察办法", "云溪市法治督察办法")])
def test_a_section_that_the_house_asks_for_has_the_source_of_the_house(write: Write, source: str, expected: str) -> None:
    written_ = f'source = "{source}"\n' if source else ""
    write(
        "lawlint.toml",
        f'[[sections]]\nprofile = "fzzf"\nkey = "patrols"\nzh = "巡查情况"\nen = "patrols"\nrequired = true\n{written_}'
        '[[sections]]\nprofile = "fzzf"\nkey = "plan"\nnames = ["来年思路"]\nrequired = true\n',
    )
    draft = "云溪市2024年度法治政府建设情况报告\n一、主要举措和成效\n印发规定3件。\n二、存在的不足\n宣传不够。\n"
    found = [f.message.zh for f in lint(Source(draft), None, settings_for(Path("x.md"))).findings if f.code == "SEC001"]
    (law,) = {settings_for(Path("x.md")).profile_of("云溪市2024年度法治政府建设情况报告").source}
    assert len(found) == 1
    assert "巡查情况" in found[0]
    assert found[0].endswith(f"（{law}；{expected}）")


TABLE = "| 项目 | 刑事 | 民事 |\n|---|---|---|\n| 旧存 | 3 | 4 |\n| 新收 | 10 | 20 |\n| 结案 | 11 | 21 |\n| 未结 | 2 | {} |\n"


def test_the_house_states_what_holds_in_its_tables(write: Write) -> None:
    write(
        "lawlint.toml",
        '[[identities]]\nkey = "cases"\nzh = "案件"\nen = "cases"\nformulas = ["旧存 + 新收 == 结案 + 未结 for each column"]\n',
    )
    settings = settings_for(Path("x.md"))
    result = lint(Source(TABLE.format(3)), None, settings)
    assert [claim.verdict.sign for claim in result.report.claims if claim.kind == "balance"] == ["✓", "✓"]
    assert not result.findings
    (finding,) = lint(Source(TABLE.format(4)), None, settings).findings
    assert (finding.code, finding.message.zh) == ("TBL003", "21 + 4 = 25，文中为 4 + 20")


# What is wrong


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["NUM"]', r"lawlint.toml:1:1: unknown key: selct \(did you mean select\?\)"),
        ('# a\n\nselect = "NUM"', "lawlint.toml:3:1: select: expected a list"),
        ('select = ["NUM", 3]', "lawlint.toml:1:1: select: expected a text"),
        ('fail-on = "eror"', r"lawlint.toml:1:1: fail-on: expected one of info, warning, error \(did you mean error\?\)"),
        ("jobs = 0", "lawlint.toml:1:1: jobs: must be at least 1"),
        ("jobs = true", "lawlint.toml:1:1: jobs: expected a whole number"),
        ('\n[severities]\nDAT = "info"\nNUM014 = 3', "lawlint.toml:4:1: severities.NUM014: expected one of"),
        ('[severities]\n"XYZ" = "info"', "lawlint.toml:2:1: severities.XYZ: unknown rule: XYZ"),
        (
            'ignore = [\n "impossible-dates"]',
            r"lawlint.toml:1:1: ignore: unknown rule: impossible-dates \(did you mean impossible-date\?\)",
        ),
        ('profile = "fzz"', r"lawlint.toml:1:1: profile: unknown profile: fzz \(did you mean fzzf\?\)"),
        ('[per-file-profiles]\n"a*" = "fzz"', r"lawlint.toml:2:1: per-file-profiles.a\*: unknown profile: fzz"),
        ("[options.TRM009]\nterm = {}", r"lawlint.toml:2:1: options.TRM009.term: unknown key: term \(did you mean terms\?\)"),
        ("[options.TRM999]\nterm = {}", r"lawlint.toml:1:2: options.TRM999: unknown key: TRM999 \(did you mean TRM009\?\)"),
        ("[options.NUM014]\nterm = {}", "lawlint.toml:1:2: options.NUM014: rule NUM014 has no options"),
        ("[options.wrong-fixed-term]\nterms = {}", r"lawlint.toml:1:2: options.wrong-fixed-term: write \[options.TRM009\]"),
        ('[options.LEF003]\ncharacters = "20"', "lawlint.toml:2:1: options.LEF003.characters: expected a whole number"),
        ('[[sections]]\nkey = "a"', "lawlint.toml:1:3: sections: profile is missing"),
        (
            '[[sections]]\nprofile = "fzzf"\nkey = "a"\n[[sections]]\nprofile = "x"\nkey = "a"',
            "lawlint.toml:5:1: sections.profile: unknown profile: x",
        ),
        (
            '[[identities]]\nkey = "a"\nzh = "a"\nen = "a"\nformulas = ["a + == b"]',
            r"lawlint.toml:5:1: identities.formulas: bad formula: 'a \+ == b', column 5: expected a name",
        ),
        ('extends = "lawlint.toml"', "lawlint.toml:1:1: extends: it extends itself"),
        ('\nextends = "nowhere.toml"', "lawlint.toml:2:1: extends: there is no such file: nowhere.toml"),
        ("select = [", "lawlint.toml: no TOML"),
        ("\nlang = zh", "lawlint.toml:2:8: no TOML: Invalid value$"),
        ('ignore = ["NUMM"]', r"lawlint.toml:1:1: ignore: unknown rule: NUMM \(did you mean NUM\?\)"),
        ('[suppress]\nreason = "a"', r"lawlint.toml:1:2: expected \[\[suppress\]\]"),
        (
            '[[identities]]\nkey = "a"\nzh = "a"\nen = "a"\nformula = ["a == b"]',
            r"lawlint.toml:5:1: identities.formula: unknown key: formula \(did you mean formulas\?\)",
        ),
    ],
)
def test_what_is_wrong_is_reported_with_its_place(write: Write, text: str, message: str) -> None:
    write("lawlint.toml", text)
    with pytest.raises(UsageError, match=message):
        _ = settings_for(Path("x.md")).rules


def test_a_file_on_another_drive_is_fitted_by_its_whole_path(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def relpath(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    write("lawlint.toml", '[per-file-ignores]\n"*.docx" = ["NUM"]\n"2024/*" = ["DAT"]\n')
    monkeypatch.setattr("os.path.relpath", relpath)
    assert settings_for(Path("2024/x.docx")).ignore == ("NUM",)
    write("lawlint.toml", "jobs = 0")
    clear_cache()
    with pytest.raises(UsageError, match=r"lawlint\.toml:1:1: jobs"):
        settings_for(Path("x.docx"))


def test_what_is_wrong_comes_back_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(UsageError(Text("没有", "none"))))
    assert (error.text, str(error)) == (Text("没有", "none"), "none")


def test_a_fault_in_an_extended_file_names_that_file(write: Write) -> None:
    write("base/house.toml", '\nfail = "error"')
    write("lawlint.toml", 'extends = "base/house.toml"')
    with pytest.raises(UsageError, match=r"base/house.toml:2:1: unknown key: fail \(did you mean fail-on\?\)"):
        settings_for(Path("x.md"))


def test_a_damaged_pyproject_is_reported_where_it_configures_lawlint(write: Write) -> None:
    write("pyproject.toml", "[tool.lawlint]\nselect = [\n[tool.other]\n")
    with pytest.raises(UsageError, match=r"pyproject\.toml:3:2: no TOML"):
        settings_for(Path("x.md"))


def test_places_in_pyproject_count_from_its_table() -> None:
    text = '[project]\nselect = 1\n\n[tool.lawlint]\nselect = 1\n[tool.lawlint.severities]\n"NUM" = 2\n'
    assert place_of(text, ("select",), ("tool", "lawlint")) == (5, 1)
    assert place_of(text, ("severities", "NUM"), ("tool", "lawlint")) == (7, 1)
    assert place_of(text, ("severities", "DAT"), ("tool", "lawlint")) == (6, 2)
    assert place_of("", ("select",)) is None


# The schema, and the files generated from it


def test_every_example_is_valid_and_the_written_file_sets_nothing(write: Write) -> None:
    for key in KEYS:
        assert not [*faults(tomllib.loads(key.example), schema())], key.name
        assert key.name in tomllib.loads(key.example)
    for lang in ("zh", "en"):
        assert tomllib.loads(commented_template(lang)) == {}
        bare = "\n".join(line.removeprefix("#") for line in commented_template(lang).splitlines() if not line.startswith("# "))
        data = tomllib.loads(bare)
        assert set(data) == {key.name for key in KEYS}
        assert not [*faults(data, schema())]


def test_defaults_are_what_the_schema_says() -> None:
    for key in KEYS:
        assert key.default is None or not [*faults(key.default, key.schema)], key.name


def test_the_schema_is_a_schema_and_agrees_with_the_checks() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema())
    data = [
        {},
        {"select": ["NUM"]},
        {"select": "NUM"},
        {"jobs": 0},
        {"jobs": True},
        {"extends": ["a", "b"]},
        {"extends": 3},
        {"severities": {"NUM": "error"}},
        {"severities": {"NUM": "bad"}},
        {"options": {"TRM009": {"terms": {"a": "b"}}}},
        {"options": {"TRM009": {"terms": ["a"]}}},
        {"options": {"NUM001": {}}},
        {"sections": [{"profile": "fzzf"}]},
        {"identities": [{"key": "a", "zh": "a", "en": "a", "formulas": []}]},
        {"unheard": 1},
    ]
    for one in data:
        assert validator(schema()).is_valid(one) is (not [*faults(one, schema())]), one


@pytest.mark.parametrize("value", ["a", 'qu"ote\\', 3, True, ["a", "b"], {"错字": "正字", "a-b": ["c"]}, [], {}])
def test_what_is_written_is_read_again(value: object) -> None:
    assert tomllib.loads(f"x = {formatted(value)}")["x"] == value


# lawlint config


def test_config_shows_where_each_value_comes_from(
    write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lawlint.cli import main

    write("house.toml", 'fail-on = "error"\n[severities]\nTRM = "info"')
    write(
        "lawlint.toml",
        'extends = "house.toml"\nselect = ["NUM", "DAT"]\n[severities]\nNUM = "error"\n[per-file-profiles]\n"a*" = "fzzf"\n',
    )
    monkeypatch.setenv("LAWLINT_SEVERITY", "info")
    with pytest.raises(SystemExit):
        main(["config", "a.md", "--format", "json", "--jobs", "2", "--lang", "en"])
    output = json.loads(capsys.readouterr().out)
    values = output["values"]
    assert output["file"].endswith("lawlint.toml")
    assert {name: values[name]["from"] for name in ("select", "fail-on", "severity", "jobs", "ignore", "profile")} == {
        "select": "lawlint.toml:2", "fail-on": "house.toml:1", "severity": "LAWLINT_SEVERITY", "jobs": "--jobs",
        "ignore": "default", "profile": "lawlint.toml:6",
    }  # fmt: skip
    assert values["severities"]["entries"] == {"TRM": "house.toml:3", "NUM": "lawlint.toml:4"}
    assert values["profile"]["value"] == "fzzf"
    assert {code[:3] for code in output["rules"]} == {"NUM", "DAT"}


def test_config_shows_where_each_row_comes_from(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    from lawlint.cli import main

    row = '[[identities]]\nkey = "{0}"\nzh = "{0}"\nen = "{0}"\nformulas = ["甲 == 乙"]\n'
    write("house.toml", "\n" + row.format("a"))
    write("lawlint.toml", 'extends = "house.toml"\n' + row.format("b") + row.format("c"))
    with pytest.raises(SystemExit):
        main(["config"])
    printed = capsys.readouterr().out
    assert re.findall(r"\[\[identities\]\]  # (\S+)\nkey = \"(.)", printed) == [
        ("house.toml:2", "a"),
        ("lawlint.toml:2", "b"),
        ("lawlint.toml:7", "c"),
    ]


def test_config_shows_a_baseline_from_the_environment(
    write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lawlint.cli import main

    write("lawlint.toml", 'baseline = "old.json"')
    monkeypatch.setenv("LAWLINT_BASELINE", "known.json")
    with pytest.raises(SystemExit):
        main(["config"])
    assert 'baseline = "known.json"  # LAWLINT_BASELINE\n' in capsys.readouterr().out


def test_config_prints_a_file_that_says_the_same(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    from lawlint.cli import main

    text = (
        'select = ["NUM"]\n[severities]\nNUM = "error"\n[options.TRM009]\nterms = { "甲" = "乙" }\n'
        '[[sections]]\nprofile = "fzzf"\nkey = "a"\n[[sections]]\nprofile = "fzzf"\nkey = "b"\n'
    )
    write("lawlint.toml", text)
    with pytest.raises(SystemExit):
        main(["config"])
    printed = tomllib.loads(capsys.readouterr().out)
    assert {key: printed[key] for key in tomllib.loads(text)} == tomllib.loads(text)


def test_init_writes_once(write: Write, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from lawlint.cli import main

    codes = []
    for _ in range(2):
        with pytest.raises(SystemExit) as done:
            main(["init", "--lang", "en"])
        codes.append(done.value.code)
        assert (tmp_path / "lawlint.toml").read_text(encoding="utf-8") == commented_template("en")
    assert codes == [0, 2]
    assert "left alone" in capsys.readouterr().err
    assert settings_for(Path("x.md")).rules == all_rules()
