"""Sums, remainders, balances and accounts: each module holds the forms of one kind, examples first."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims.binding import Frame
from lawlint.claims.relations.sum.account import account_totals, balances
from lawlint.claims.relations.sum.changes import changes
from lawlint.claims.relations.sum.difference import splits
from lawlint.claims.relations.sum.division import divisions
from lawlint.claims.relations.sum.kinds import lists_of_kinds, totals_of_kinds
from lawlint.claims.relations.sum.list import lists
from lawlint.claims.relations.sum.outcomes import outcomes
from lawlint.claims.relations.sum.outlines import outlined
from lawlint.claims.relations.sum.percents import percents
from lawlint.claims.relations.sum.rest import rests
from lawlint.claims.relations.sum.stock import stocks
from lawlint.claims.relations.sum.subject import subjects
from lawlint.claims.relations.sum.total import named_totals, totals

__all__ = ["splits", "sums"]


def sums() -> Sequence[Frame]:
    """The rows of all forms, in the order in which they are tried."""
    return (
        *lists(),
        *outlined(),
        *lists_of_kinds(),
        *changes(),
        *percents(),
        *totals(),
        *account_totals(),
        *totals_of_kinds(),
        *subjects(),
        *named_totals(),
        *rests(),
        *outcomes(),
        *divisions(),
        *stocks(),
        *balances(),
    )
