"""Ctrl-C during a run."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Interrupts:
    """Inside the ``with``, an interrupt is raised at once; inside ``deferred``, only after the block has finished."""

    def __init__(self) -> None:
        self._deferring = self._received = self._installed = False

    def __enter__(self) -> Interrupts:
        # A background job ignores interrupts, and only the main thread may set a handler: leave both as they are.
        mine = threading.current_thread() is threading.main_thread()
        if mine and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._on_signal)
            self._installed = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._installed:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    @contextmanager
    def deferred(self) -> Iterator[None]:
        """Finish the block, then raise KeyboardInterrupt if an interrupt arrived in it.

        The signal is blocked where the platform can: it would otherwise cut an unbuffered write short without an error.
        """
        self._deferring = True
        self._block_signal(True)
        try:
            yield
        finally:
            self._block_signal(False)
            self._deferring = False
        if self._received:
            raise KeyboardInterrupt

    def _block_signal(self, blocked: bool) -> None:
        if self._installed and sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_BLOCK if blocked else signal.SIG_UNBLOCK, {signal.SIGINT})

    def _on_signal(self, *_: Any) -> None:
        if not self._deferring:
            raise KeyboardInterrupt
        self._received = True
