"""Write the pages that tell what the code says, of rules and configuration: ``python docs/generate.py [--check]``.

With ``--check`` nothing is written, and the exit code is 1 where a page is not up to date.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from lawlint.config.keys import KEYS, schema  # noqa: E402
from lawlint.output.rule import index, page  # noqa: E402
from lawlint.registry import BUILT_IN, all_rules  # noqa: E402


def pages() -> dict[Path, str]:
    """The text of every page that is written, or has a part that is."""
    rules = [rule for rule in all_rules() if type(rule).__module__.startswith(BUILT_IN)]
    folder = HERE / "rules"
    return {
        folder / "README.md": "# 规则\n\n" + index(rules, "zh"),
        **{folder / f"{rule.code}.md": page(rule, "zh") for rule in rules},
        HERE / "lawlint.schema.json": json.dumps(schema(rules), ensure_ascii=False, indent=2) + "\n",
        **{path: _with_keys(path.read_text(encoding="utf-8")) for path in HERE.glob("configuration*.md")},
    }


_KEYS = re.compile(r"(<!-- keys (zh|en) -->\n).*?(<!-- /keys -->)", re.DOTALL)


def _with_keys(text: str) -> str:
    """A page with what every key of the configuration is for."""

    def keys(match: re.Match[str]) -> str:
        parts = [
            f"### `{key.name}`\n\n{key.help.in_(match[2])}{'。' if match[2] == 'zh' else '.'}\n\n```toml\n{key.example}\n```\n"
            for key in KEYS
        ]
        return match[1] + "\n" + "\n".join(parts) + "\n" + match[3]

    return _KEYS.sub(keys, text)


def stale() -> list[Path]:
    """The pages that are missing, not up to date, or of no rule."""
    due = pages()
    there = {path for path in due if path.exists()} | set((HERE / "rules").glob("*.md"))
    return sorted(
        {path for path, text in due.items() if path not in there or path.read_text(encoding="utf-8") != text}
        | (there - due.keys())
    )


def main() -> None:
    """Write the pages, or check them."""
    if "--check" in sys.argv[1:]:
        if pages_behind := stale():
            sys.exit("not up to date, run python docs/generate.py:\n" + "\n".join(map(str, pages_behind)))
        return
    due = pages()
    for path in stale():
        path.parent.mkdir(exist_ok=True)
        if path in due:
            path.write_text(due[path], encoding="utf-8")
        else:
            path.unlink()


if __name__ == "__main__":
    main()
