"""An assertion that work is linear in the length of a text."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

_ATTEMPTS = 5
_FLOOR = 0.005


def assert_linear(prepare: Callable[[int], Callable[[], object]], short: int, times: int = 4) -> None:
    """``prepare(length)`` gives the work on a text of that length; of ``times`` the length it may take about ``times`` as long.

    Processor time, the best of several tries where the first does not settle it, and twice the growth allowed: quadratic work
    misses by far.
    """
    limit = 2 * times
    ratios = []
    for attempt in range(_ATTEMPTS):
        tries = 3 if attempt else 1
        ratios.append(_seconds(prepare(short * times), tries) / max(_seconds(prepare(short), tries + 1), _FLOOR))
        if ratios[-1] < limit:
            return
    raise AssertionError(f"{times} times the text took {min(ratios):.1f} times as long")


def _seconds(work: Callable[[], object], tries: int) -> float:
    times = []
    gc.disable()
    try:
        for _ in range(tries):
            begin = process_time()
            work()
            times.append(process_time() - begin)
    finally:
        gc.enable()
    return min(times)
