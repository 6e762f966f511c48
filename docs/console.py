"""Re-run the commands that pages show: ``python docs/console.py [--check] README.md …``.

A ``console`` block is a session: each line that begins with ``$`` is run by the shell at the top of the checkout, and
what it prints stands below.  A ``pycon`` block is one of Python.  Without ``--check`` the output is written into the page.
"""

from __future__ import annotations

import code
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def rerun(page: str) -> str:
    """``page`` with the output of every session as it is today."""
    return _BLOCK.sub(lambda block: f"```{block[1]}\n{_SESSIONS[block[1]](block[2])}```", page)


def _shell(session: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "lawlint")
        program.write_text(
            f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom lawlint.cli import main\nmain()\n"
        )
        program.chmod(0o755)
        env = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1", "COLUMNS": "100"}
        printed = ""
        for line in session.splitlines():
            if line.startswith("$ "):
                done = subprocess.run(line[2:], shell=True, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)
                if "internal error" in done.stderr or "内部错误" in done.stderr:
                    sys.exit(done.stderr)
                printed += f"{line}\n{done.stdout}{done.stderr}"
        return printed


class _Strict(code.InteractiveConsole):
    """A console in which no line of a page may raise."""

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


_SESSIONS = {"console": _shell, "pycon": _python}


def main(args: list[str]) -> None:
    """Rewrite the pages, or check them."""
    sys.path.insert(0, str(ROOT))
    behind = []
    for name in args:
        if name == "--check":
            continue
        path = Path(name)
        page = path.read_text(encoding="utf-8")
        if (fresh := rerun(page)) != page:
            behind.append(name)
            if "--check" not in args:
                path.write_text(fresh, encoding="utf-8")
    if behind and "--check" in args:
        sys.exit(f"not what the commands print today, run python docs/console.py {' '.join(behind)}")


if __name__ == "__main__":
    main(sys.argv[1:])
