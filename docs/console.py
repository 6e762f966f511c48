"""Re-run the commands that pages show: ``python docs/console.py [--check] [PAGES…]``, by default of all pages.

A ``console`` block is a session: each line that begins with ``$`` is run by the shell, with the lines below it that begin with
``>``, and its output follows.  The sessions of a page share one folder, which at first holds ``examples/`` and the drafts of
``docs/drafts/``.
A ``pycon`` block is a session of Python.  Without ``--check`` the output is written into the page.
"""

from __future__ import annotations

import code
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STDOUT = threading.Lock()
"""Held by the Python session that uses standard output."""


def pages() -> list[Path]:
    """Every page that shows a session."""
    written = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")])
    return [path for path in written if _BLOCK.search(path.read_text(encoding="utf-8"))]


def rerun(page: str) -> str:
    """``page`` with the current output of every session."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "drafts")
        shutil.copytree(ROOT / "docs" / "drafts", folder)
        shutil.copytree(ROOT / "examples", folder / "examples")
        program = Path(scratch, "bin", "lawlint")
        program.parent.mkdir()
        program.write_text(
            f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom lawlint.cli import main\nmain()\n"
        )
        program.chmod(0o755)
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        env = os.environ | {"PATH": path, "NO_COLOR": "1", "COLUMNS": "100", "XDG_CACHE_HOME": scratch}

        def again(block: re.Match[str]) -> str:
            if block[1] == "console":
                return f"```console\n{_shell(block[2], folder, env)}```"
            with _STDOUT:
                return f"```pycon\n{_python(block[2])}```"

        return _BLOCK.sub(again, page)


def _shell(session: str, folder: Path, env: Mapping[str, str]) -> str:
    printed = ""
    for command in re.findall(r"^\$ .*\n(?:^> .*\n)*", session, re.MULTILINE):
        lines = "\n".join(line[2:] for line in command.splitlines())
        done = subprocess.run(
            lines,
            shell=True,
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if "internal error" in done.stdout or "内部错误" in done.stdout:
            sys.exit(done.stdout)
        printed += command + done.stdout
    return printed


class _Strict(code.InteractiveConsole):
    """A console in which an exception is an error of the page."""

    def showtraceback(self) -> None:
        raise  # called while the exception is being handled


def _python(session: str) -> str:
    console = _Strict()
    printed = ""
    for line in [*(line for line in session.splitlines() if line.startswith((">>> ", "... "))), ""]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            if not line.startswith("... "):
                console.push("")
            if line:
                console.push(line[4:])
        printed += out.getvalue() + f"{line}\n" * bool(line)
    return printed


def main(args: list[str]) -> None:
    """Rewrite the pages, or check them."""
    sys.path.insert(0, str(ROOT))
    checking = "--check" in args
    named = [Path(arg) for arg in args if arg != "--check"] or pages()
    texts = [path.read_text(encoding="utf-8") for path in named]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        fresh = list(pool.map(rerun, texts))
    behind = [(path, now) for path, text, now in zip(named, texts, fresh, strict=True) if text != now]
    if behind and checking:
        sys.exit(f"not what the commands print today, run python docs/console.py {' '.join(str(path) for path, _ in behind)}")
    for path, now in behind:
        path.write_text(now, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
