"""Rules are found by walking; a code or name belongs to one rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.claims.frames import frames
from lawlint.registry import RegistryError, all_rules, collected, rules_in
from lawlint.rule import WARNING, ClaimRule, Option, Rule, Text

ROOT = Path(__file__).parents[1]


def rule(name: str, code: str) -> type[Rule]:
    return type(name, (Rule,), {"code": code, "severity": WARNING, "title": Text("", ""), "__module__": "somewhere"})


def test_every_file_under_rules_is_a_rule() -> None:
    files = {path.stem.replace("_", "-") for path in (ROOT / "rules").glob("*/[!_]*.py")}
    assert {r.name() for r in all_rules()} == files


def test_rules_are_in_the_order_of_their_codes() -> None:
    codes = [r.code for r in all_rules()]
    assert codes == sorted(codes)


def test_whatever_a_frame_contradicts_some_rule_reports() -> None:
    reported = {claim for r in all_rules() if isinstance(r, ClaimRule) for claim in r.claims}
    contradicting = {(frame.kind, frame.name) for some in frames().values() for frame in some if not frame.confirms}
    assert [f"{kind}/{name}" for kind, name in sorted(contradicting) if not reported & {kind, f"{kind}/{name}"}] == []


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (rule("RateWrong", "NUM900"), rule("SumWrong", "NUM900"), "somewhere.RateWrong and somewhere.SumWrong are both NUM900"),
        (
            rule("RateWrong", "NUM900"),
            rule("RateWrong", "NUM901"),
            "somewhere.RateWrong and somewhere.RateWrong are both rate-wrong",
        ),
    ],
)
def test_two_rules_that_claim_the_same(one: type[Rule], other: type[Rule], message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        collected([one, other])


def test_a_code_is_letters_and_three_digits() -> None:
    with pytest.raises(RegistryError, match="'N1'"):
        collected([rule("RateWrong", "N1")])


@pytest.mark.parametrize(
    ("base", "fields", "message"),
    [
        (Rule, {"title": None}, "somewhere.RateWrong: title is no Text"),
        (Rule, {"severity": "error"}, "somewhere.RateWrong: severity is no Severity"),
        (Rule, {"message": "比例有误"}, "somewhere.RateWrong: message is no Text"),
        (Rule, {"options": (Option("most", 1.5, Text("", "")),)}, "default=1.5"),  # type: ignore[arg-type]
        (Rule, {"options": Option("most", 1, Text("", ""))}, "'most' is no Option"),
        (ClaimRule, {}, "somewhere.RateWrong: claims is no tuple of kinds"),
        (ClaimRule, {"claims": "share"}, "somewhere.RateWrong: claims is no tuple of kinds"),
        (ClaimRule, {"claims": ("shear/rate",)}, "there are no claims 'shear/rate'; the kinds are share, progress"),
    ],
)
def test_a_rule_that_is_declared_wrongly(base: type[Rule], fields: dict[str, object], message: str) -> None:
    whole = {"code": "NUM900", "severity": WARNING, "title": Text("", ""), "__module__": "somewhere"}
    with pytest.raises(RegistryError, match=message):
        collected([type("RateWrong", (base,), whole | fields)])


def test_a_package_that_cannot_be_loaded_is_named() -> None:
    with pytest.raises(RegistryError, match="cannot load the rules of no_such_package: ModuleNotFoundError"):
        list(rules_in("no_such_package"))


def test_a_module_that_cannot_be_loaded_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "broken_rules" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "broken_rules" / "__init__.py").touch()
    (inner / "__init__.py").write_text("1 / 0")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(RegistryError, match="broken_rules: ZeroDivisionError"):
        list(rules_in("broken_rules"))
