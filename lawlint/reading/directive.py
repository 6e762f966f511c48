"""Which comments of a file are for lawlint: «lawlint: ignore NUM014 因四舍五入», in every format that has comments."""

from __future__ import annotations

import re

# A colon that was forgotten does not make it a remark to people.
_DIRECTIVE = re.compile(r"lawlint(?:\s*[:：]|\s+(?:ignore|disable|enable)(?![a-z]))", re.IGNORECASE)


def is_directive(comment: str) -> bool:
    """Whether ``comment``, without the signs around it, speaks to lawlint."""
    return _DIRECTIVE.match(comment.lstrip()) is not None
