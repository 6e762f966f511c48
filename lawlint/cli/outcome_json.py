"""The outcome of a file as JSON, for the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawlint.cli.run import Outcome
from lawlint.finding import Severity, Text
from lawlint.tally import Tally

if TYPE_CHECKING:
    from lawlint.cli.run import Run


def to_json(outcome: Outcome) -> dict[str, Any]:
    """The value that ``json`` can write; ``written`` is left out, as a run that fixes files is not cached."""
    counts = outcome.counts._asdict() if outcome.counts else None
    return {"path": outcome.path, "pieces": outcome.pieces, "counts": counts, "notes": outcome.notes}


def from_json(value: Any, run: Run) -> Outcome | None:
    """The outcome that was written as JSON ``value`` by such a run; None where it is anything else."""
    try:
        formats = [output.format() for output in run.outputs]
        pieces = tuple(form.from_json(piece) for form, piece in zip(formats, value["pieces"], strict=True))
        counts = {name: int(count) for name, count in value["counts"].items() if name not in ("claims", "findings")}
        claims = {str(verdict): int(count) for verdict, count in value["counts"]["claims"].items()}
        findings = {Severity(int(severity)): int(count) for severity, count in value["counts"]["findings"].items()}
        notes = tuple((Text(str(zh), str(en)), bool(failure)) for (zh, en), failure in value["notes"])
        return Outcome(str(value["path"]), pieces, Tally(**counts, claims=claims, findings=findings), notes)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
