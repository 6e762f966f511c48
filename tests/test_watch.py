"""``--watch``: a change brings another run, an interrupt ends it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

pytest.importorskip("watchfiles")

ROOT = Path(__file__).parents[1]
WRONG = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n"
RIGHT = "收到行政复议申请18件，其中撤回2件，撤回率为11.11%。\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process there")
def test_a_change_brings_another_run(tmp_path: Path) -> None:
    draft = tmp_path / "drafts" / "draft.md"  # the configuration is above
    draft.parent.mkdir()
    draft.write_text(WRONG, encoding="utf-8")
    command = [sys.executable, "-u", "-m", "lawlint", "check", "--watch", "--lang", "en", "--output", "json:out.json", "drafts"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started deaf to it
    process = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    signal.signal(signal.SIGINT, heard)
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)

    threading.Thread(target=read, daemon=True).start()

    def wait_for(what: str) -> None:
        """Wait for a run with this summary: one that read a half-written file may come first."""
        while not (line := lines.get(timeout=60)).startswith("1 file:") or what not in line:
            pass

    try:
        wait_for("1 warning")
        assert process.stderr is not None
        while "waiting for changes" not in process.stderr.readline():
            pass
        fresh = tmp_path / "fresh.tmp"
        fresh.write_text(RIGHT, encoding="utf-8")
        fresh.replace(draft)
        wait_for("nothing found")
        (tmp_path / "lawlint.toml").write_text('severities = { NUM014 = "error" }\n', encoding="utf-8")
        wait_for("nothing found")
        draft.write_text(WRONG, encoding="utf-8")
        wait_for("1 error")
        (tmp_path / "lawlint.toml").write_text('severities = { NUM014 = "eror" }\n', encoding="utf-8")
        while "did you mean error?" not in process.stderr.readline():
            pass
        (tmp_path / "lawlint.toml").write_text("", encoding="utf-8")
        wait_for("1 warning")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    finally:
        process.kill()
