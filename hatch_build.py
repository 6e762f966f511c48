"""Makes two files when lawlint is installed.

``lawlint/built.txt`` has the parse tables and words of the grammars and parsed TOML; ``lawlint/patterns.txt`` has the regular
expressions that the examples of all rules ask for, compiled.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Built(BuildHookInterface[Any]):
    """A wheel holds the files, and the source tree is left alone; where lawlint is editable, they stand in the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from lawlint import built
        from lawlint.parsing import building, compiled

        editable = version == "editable"
        if not editable:
            self._folder = TemporaryDirectory(prefix="lawlint-")
        folder = Path(self.root, "lawlint") if editable else Path(self._folder.name)
        built.write(building.content(), folder / built.NAME)  # a run needs it
        built.replace(compiled.content(_patterns_of_a_run()), folder / compiled.NAME)
        if not editable:
            for name in (built.NAME, compiled.NAME):
                build_data["force_include"][str(folder / name)] = f"lawlint/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()


def _patterns_of_a_run() -> list[str]:
    """The regular expressions that a check of the rules' examples asks for."""
    from lawlint.linter import lint
    from lawlint.parsing import compiled
    from lawlint.registry import all_rules
    from lawlint.source import Source

    rules = all_rules()
    for rule in rules:
        for example in rule.examples:
            lint(Source(example.plain), rules)
    return compiled.asked()
