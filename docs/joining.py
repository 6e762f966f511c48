"""For mkdocs: join the lines of a Chinese paragraph, because a browser shows a blank for a line end."""

from __future__ import annotations

import re

_FENCED = re.compile(r"(^ *```.*?^ *```$)", re.MULTILINE | re.DOTALL)
_WIDE = "\u2e80-\u9fff\uff01-\uff60“”‘’…—"
_BREAK = re.compile(rf"(?<=[{_WIDE}])\n *(?=[{_WIDE}])")


def on_page_markdown(markdown: str, **_: object) -> str:
    """The page without line ends between wide characters, except in code."""
    parts = _FENCED.split(markdown)
    return "".join(part if n % 2 else _BREAK.sub("", part) for n, part in enumerate(parts))
