"""Comments that are addressed to lawlint: «lawlint: ignore NUM014 因四舍五入», in every format with comments."""

from __future__ import annotations

import re

# A comment without the colon is still a directive, so that the missing colon is reported.
_DIRECTIVE = re.compile(r"lawlint(?:\s*[:：]|\s+(?:ignore|disable|enable)(?![a-z]))", re.IGNORECASE)


def is_directive(comment: str) -> bool:
    """Whether ``comment``, without its delimiters, is addressed to lawlint."""
    return _DIRECTIVE.match(comment.lstrip()) is not None
