"""lawlint works from every kind of installation: wheel, sdist, editable, zip, checkout, git."""

from __future__ import annotations

import json
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, Install, run

pytestmark = pytest.mark.slow

MADE = {"lawlint/built.txt", "lawlint/patterns.txt"}
DRAFT = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。完善公开竞争审查制度。\n"
RULES = len(list((ROOT / "rules").glob("*/[!_]*.py")))


def works(cwd: Path, *lawlint: object) -> None:
    """``lawlint`` finds the mistake in the draft, with all rules and all grammars."""
    (cwd / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = run(*lawlint, "check", "--format", "json", "draft.md", cwd=cwd, ok=False)
    assert done.returncode == 1, done.stderr
    (file,) = json.loads(done.stdout)["files"]
    assert [finding["code"] for finding in file["findings"]] == ["NUM014", "TRM009"]
    known = json.loads(run(*lawlint, "rules", "--format", "json", cwd=cwd).stdout)["rules"]
    assert len(known) == RULES


def tables_are_made(programs: Path, cwd: Path) -> bool:
    """Whether the tables of these grammars and the patterns stand ready, where lawlint is installed."""
    code = """
from lawlint import built
from lawlint.parsing import compiled, grammar_files
made = built.entry(built.key("words", "clause", "clause", of=grammar_files.with_imports("clause")))
print(made is not None and len(compiled._lines()) > 100)
"""
    return run(programs / "python", "-c", code, cwd=cwd).stdout.strip() == "True"


def test_wheel_holds_all_and_nothing_else(checkout: Path, built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"lawlint"}
    files = (path for folder in ("lawlint", "grammar", "rules") for path in (checkout / folder).rglob("*") if path.is_file())
    parts = (path.relative_to(checkout).as_posix() for path in files if path.suffix != ".pyc")
    kept = {part if part.startswith("lawlint/") else f"lawlint/{part}" for part in parts if part not in MADE}
    assert {name for name in names if ".dist-info/" not in name} == kept | MADE


def test_sdist_holds_what_a_packager_needs(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    assert {
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "tests/test_packaging.py",
        "grammar/relation.lark",
        ".pre-commit-hooks.yaml",
    } <= names


def test_sdist_holds_nothing_that_is_made(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert "hatch_build.py" in names
    assert MADE.isdisjoint(names)


def test_two_builds_are_the_same(checkout: Path, built: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "-w", "-o", tmp_path, checkout, PYTHONHASHSEED="7")
    (first,), (second,) = built.glob("*.whl"), tmp_path.glob("*.whl")
    for name in MADE:
        assert zipfile.ZipFile(first).read(name) == zipfile.ZipFile(second).read(name)


def test_a_build_leaves_the_source_tree_alone(checkout: Path, built: Path) -> None:
    assert not run("git", "status", "--porcelain", cwd=checkout).stdout


def test_wheel_built_from_the_sdist(built: Path, install: Install, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    programs = install(wheel)
    works(tmp_path, programs / "lawlint")
    works(tmp_path, programs / "python", "-m", "lawlint")
    assert tables_are_made(programs, tmp_path)


def test_folder(checkout: Path, install: Install, tmp_path: Path) -> None:
    programs = install(checkout)
    works(tmp_path, programs / "lawlint")
    assert tables_are_made(programs, tmp_path)


def test_editable(checkout: Path, install: Install, tmp_path: Path) -> None:
    programs = install("-e", checkout)
    works(tmp_path, programs / "lawlint")
    assert tables_are_made(programs, tmp_path)
    grammar = checkout / "grammar" / "quantity.lark"
    before = grammar.read_bytes()
    grammar.write_bytes(before + b"// changed\n")
    try:
        assert not tables_are_made(programs, tmp_path)
        works(tmp_path, programs / "lawlint")
        assert tables_are_made(programs, tmp_path)
    finally:
        grammar.write_bytes(before)
        for name in MADE:
            (checkout / name).unlink()
    where = run(programs / "python", "-c", "import lawlint.rules, lawlint.grammar; print(*lawlint.rules.__path__)", cwd=tmp_path)
    assert where.stdout.strip() == str(checkout / "rules")


def test_git_url(checkout: Path, install: Install, tmp_path: Path) -> None:
    works(tmp_path, install(f"git+{checkout.as_uri()}") / "lawlint")


def test_zipped(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    works(tmp_path, sys.executable, "-S", "-c", _FROM, wheel, *_site(), "--")


def test_zipped_without_what_is_made(built: Path, tmp_path: Path) -> None:
    """Nothing can be written into a zip."""
    (wheel,) = built.glob("*.whl")
    bare = tmp_path / "bare.zip"
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(bare, "w") as less:
        for name in whole.namelist():
            if name not in MADE:
                less.writestr(name, whole.read(name))
    works(tmp_path, sys.executable, "-S", "-c", _FROM, bare, *_site(), "--")


def test_an_installation_that_is_only_read(built: Path, install: Install, tmp_path: Path) -> None:
    """It is used as it is, and what cannot be made there is made each time."""
    (wheel,) = built.glob("*.whl")
    programs = install(wheel)
    made = (
        Path(run(programs / "python", "-c", "import lawlint; print(lawlint.__path__[0])", cwd=tmp_path).stdout.strip())
        / "built.txt"
    )
    made.unlink()
    made.mkdir()  # no file can replace a folder, whoever runs the test
    works(tmp_path, programs / "lawlint")
    assert made.is_dir()


def test_bare_checkout(checkout: Path, tmp_path: Path) -> None:
    works(tmp_path, sys.executable, "-S", "-c", _FROM, checkout, *_site(), "--")


def test_only_the_two_folders_are_mounted(checkout: Path, tmp_path: Path) -> None:
    done = run(
        sys.executable,
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {str(checkout)!r}); import lawlint.tests",
        cwd=tmp_path,
        ok=False,
    )
    assert "No module named 'lawlint.tests'" in done.stderr


def test_other_packages_called_rules_are_not_mounted(built: Path, install: Install, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    programs = install(wheel)
    site = Path(run(programs / "python", "-c", "import lawlint; print(lawlint.__path__[0])", cwd=tmp_path).stdout.strip()).parent
    (site / "rules").mkdir()
    (site / "rules" / "__init__.py").write_text("raise SystemExit('not ours')")
    (site / "pyproject.toml").touch()
    works(tmp_path, programs / "lawlint")


def test_plugin(built: Path, install: Install, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    programs = install(wheel, ROOT / "tests" / "plugin")
    draft = tmp_path / "draft.txt"
    draft.write_text("云溪市2024年度河湖长制工作报告\n\n临江市召开会议3次。\n", encoding="utf-8")
    assert "YXS001" in run(programs / "lawlint", "rules", cwd=tmp_path).stdout
    done = run(programs / "lawlint", "check", "--format", "json", "--select", "YXS", "draft.txt", cwd=tmp_path, ok=False)
    (file,) = json.loads(done.stdout)["files"]
    assert file["profile"] == "river"
    assert [(f["code"], f["name"], f["severity"]) for f in file["findings"]] == [("YXS001", "borrowed-city", "error")]
    assert run(programs / "lawlint", "rule", "borrowed-city", "--lang", "en", cwd=tmp_path).stdout.startswith("# YXS001 Another")
    known = json.loads(run(programs / "lawlint", "config", "--schema", cwd=tmp_path).stdout)["properties"]["options"]
    assert "YXS001" in known["properties"]
    sarif = json.loads(run(programs / "lawlint", "check", "--format", "sarif", "draft.txt", cwd=tmp_path, ok=False).stdout)
    (sarif_run,) = sarif["runs"]
    assert "YXS001" in {rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]}
    assert "YXS001" in {result["ruleId"] for result in sarif_run["results"]}
    # A configuration knows its codes, its options and its kinds of report, and tells what is wrong with them.
    config = tmp_path / "lawlint.toml"
    config.write_text('profile = "river"\nselect = ["YXS"]\n[options.YXS001]\ncities = ["青禾市"]\n', encoding="utf-8")
    done = run(programs / "lawlint", "check", "draft.txt", cwd=tmp_path)
    config.write_text("[options.YXS001]\ncity = []\n", encoding="utf-8")
    done = run(programs / "lawlint", "check", "draft.txt", cwd=tmp_path, ok=False, LC_ALL="en_US.UTF-8")
    assert (done.returncode, "did you mean cities?" in done.stderr) == (2, True)
    examples = """
from lawlint.registry import rules_in
from lawlint.testing import check_examples
for rule in rules_in("lawlint_yunxi.rules"):
    check_examples(rule())
"""
    run(programs / "python", "-c", examples, cwd=tmp_path)


def test_users_see_the_types(built: Path, install: Install, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    programs = install(wheel, "mypy")
    (tmp_path / "user.py").write_text(
        "import lawlint\n"
        "for finding in lawlint.check('draft').findings:\n"
        "    code: str = finding.code\n"
        "for claim in lawlint.check('draft').report.claims:\n"
        "    formula: str = claim.formula\n",
        encoding="utf-8",
    )
    run(programs / "python", "-m", "mypy", "--strict", "user.py", cwd=tmp_path)


_FROM = """
import sys
here = sys.argv.index("--")
sys.path[:0] = sys.argv[1:here]
sys.argv[: here + 1] = ["lawlint"]
from lawlint.cli import main
main()
"""


def _site() -> list[str]:
    """Where this environment keeps the libraries that lawlint needs."""
    import lark

    return [str(Path(lark.__file__).parents[1])]
