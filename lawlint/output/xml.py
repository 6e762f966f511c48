"""XML written element by element, without characters that XML forbids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

# The complement of Char in XML 1.0, section 2.2: a document may not hold these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def opening(name: str, attributes: Mapping[str, object]) -> str:
    """«<name key="value">»."""
    return f"<{name}{''.join(f' {key}={quoteattr(_legal(str(value)))}' for key, value in attributes.items())}>"


def element(name: str, attributes: Mapping[str, object], text: str = "") -> str:
    """A whole element that holds only ``text``."""
    start = opening(name, attributes)
    return f"{start}{escape(_legal(text))}</{name}>" if text else f"{start[:-1]}/>"


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
