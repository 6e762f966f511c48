"""The architecture: imports go down the floors only, no circle of imports, and a long module says why it is one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FLOORS = {
    "lawlint.source": 0, "lawlint.built": 0, "lawlint.toml": 0,
    "lawlint.exact": 0, "lawlint.knowledge": 0, "lawlint.profiles": 0, "lawlint.plugins": 0,
    "lawlint.schema": 0, "lawlint.places": 0,
    "lawlint.reading": 1, "lawlint.writing": 1,
    "lawlint.parsing": 2,
    "lawlint.figures": 3,
    "lawlint.claims": 4,
    "lawlint.report": 5, "lawlint.finding": 5, "lawlint.fingerprint": 5, "lawlint.rule": 5,
    "lawlint.rules": 6, "lawlint.registry": 6, "lawlint.config": 6,
    "lawlint.linter": 7, "lawlint.tally": 7, "lawlint.cache": 7, "lawlint.suppression": 7,
    "lawlint.baseline": 7,
    "lawlint.files": 7, "lawlint.fixing": 7, "lawlint.testing": 7,
    "lawlint.output": 8,
    "lawlint.cli": 9, "lawlint.__main__": 9,
}  # fmt: skip

# The message of a claim is a Text, and so is that of a finding.
SHARED = {"lawlint.finding"}

LONG = 500
REASON = "One module because "


def modules() -> Iterator[tuple[str, Path]]:
    for folder in ("lawlint", "rules"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(p for p in parts if p != "__init__")
            yield (f"lawlint.{name}" if folder == "rules" else name), path


def floor(module: str) -> int:
    return FLOORS[".".join(module.split(".")[:2])]


def imported(path: Path) -> Iterator[str]:
    """Every name that ``path`` imports from, anywhere in it, imports for types included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "lawlint":
            yield from (f"lawlint.{alias.name}" for alias in node.names if not alias.name.startswith("__"))
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize(("module", "path"), [pytest.param(*m, id=m[0]) for m in modules() if m[0] != "lawlint"])
def test_imports_go_down(module: str, path: Path) -> None:
    for other in imported(path):
        if other.startswith("lawlint.") and other not in SHARED:
            assert floor(other) <= floor(module), f"{module} (floor {floor(module)}) imports {other} (floor {floor(other)})"


@pytest.mark.parametrize(("module", "path"), [pytest.param(*m, id=m[0]) for m in modules()])
def test_nothing_imports_a_rule_by_name(module: str, path: Path) -> None:
    own = module.rpartition(".")[0]
    assert not [m for m in imported(path) if m.startswith("lawlint.rules.") and not (own and m.startswith(own))]


def is_in(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def import_graph() -> dict[str, set[str]]:
    """The modules that each module imports, types included; ``from package import submodule`` counts as the submodule."""
    paths = dict(modules())
    graph: dict[str, set[str]] = {}
    for module, path in paths.items():
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        graph[module] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                graph[module] |= {alias.name for alias in node.names} & paths.keys()
            elif isinstance(node, ast.ImportFrom):
                above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                origin = ".".join([*above, *filter(None, [node.module])])
                names = {f"{origin}.{alias.name}" for alias in node.names}
                graph[module] |= (names | {origin} if names - paths.keys() else names) & paths.keys()
        graph[module].discard(module)
    return graph


def test_no_circle_of_imports() -> None:
    graph = import_graph()
    assert any(graph.values())
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@pytest.mark.parametrize(("module", "path"), [pytest.param(*m, id=m[0]) for m in modules()])
def test_long_module_gives_its_reason(module: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if len(text.splitlines()) > LONG:
        assert REASON in (ast.get_docstring(ast.parse(text)) or ""), f"{module} has over {LONG} lines and does not say why"


def test_contributing_lists_the_floors() -> None:
    rows = re.findall(r"^\| (\d) \| (.+) \|$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    listed = {f"lawlint.{room}": int(number) for number, rooms in rows for room in re.findall(r"`([a-z_]+)/?`", rooms)}
    assert listed == FLOORS
