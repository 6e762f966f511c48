"""Ctrl-C while a run goes on."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Interrupts:
    """Inside the ``with``, an interrupt is raised at once, but where ``held``: there it waits until what was begun is done."""

    def __init__(self) -> None:
        self._held = self._heard = self._listens = False

    def __enter__(self) -> Interrupts:
        # A job in the background is deaf to interrupts, and a thread may not listen: both stay as they are.
        mine = threading.current_thread() is threading.main_thread()
        if mine and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._hear)
            self._listens = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._listens:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is done inside is done whole.  Raises KeyboardInterrupt afterwards where one came.

        The signal itself is kept back where it can be: it would cut an unbuffered write short, and nobody would hear of that.
        """
        self._held = True
        self._keep_back(True)
        try:
            yield
        finally:
            self._keep_back(False)
            self._held = False
        if self._heard:
            raise KeyboardInterrupt

    def _keep_back(self, back: bool) -> None:
        if self._listens and sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_BLOCK if back else signal.SIG_UNBLOCK, {signal.SIGINT})

    def _hear(self, *_: Any) -> None:
        if not self._held:
            raise KeyboardInterrupt
        self._heard = True
