"""Makes ``lawlint/built.txt`` when lawlint is installed: parse tables and words of the grammars, parsed TOML."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Built(BuildHookInterface[Any]):
    """A wheel holds the file, and the source tree is left alone; where lawlint is editable, it stands in the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from lawlint import built
        from lawlint.parsing import building

        data = building.content()
        if version == "editable":
            built.write(data, Path(self.root, "lawlint", built.NAME))
            return
        self._folder = TemporaryDirectory(prefix="lawlint-")
        file = Path(self._folder.name, built.NAME)
        file.write_bytes(data)
        build_data["force_include"][str(file)] = f"lawlint/{built.NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
