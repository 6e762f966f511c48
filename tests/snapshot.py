"""Records what lawlint says of many texts, so that two builds can be compared.

    python tests/snapshot.py -o before.jsonl                  # texts, originals and 5,000 one-figure edits
    python tests/snapshot.py --texts genres -o genres.jsonl   # a quick look
    python tests/snapshot.py compare before.jsonl after.jsonl

The code of the checkout that holds this file is measured, whatever is installed, in processes of its own and with no cache.

Texts, by the names that ``--texts`` takes:

* ``genres``: ``tests/genres`` and ``examples``;
* ``corpus``: the .txt and .md files of ``../shared/corpus``;
* ``originals``: the PDF, HTML and Word files of ``../shared/corpus``.  A text that takes over ``LIMIT`` seconds of processor
  time is given up, and recorded as unfinished;
* ``edits``: texts of ``genres`` and ``corpus`` with one digit of one figure changed, ``--edits`` in all, and one for every
  thousand of these of each original, where originals are recorded.  An edit is checked on its paragraph and the three paragraphs
  before and after it.  Which figure is changed depends on the texts and on ``--seed``, never on the code of lawlint.

One line of JSON is written for each text:

* ``key``: the path of the file; for an edit its number, path, offset, and the digit before and after;
* ``text``: a digest of what was checked;
* ``digest``: a digest of ``claims``, ``findings`` and ``errors``;
* ``claims``: ``[kind, frame, verdict, [[role, start, end, text], …], formula, marked, weaker, equality]`` each;
* ``findings``: ``[code, severity, start, end, message]`` each, from severity info up;
* ``errors``: the rules that raised, with the kind of exception;
* ``unfinished``: why there is no answer, instead of the four above.

Claims and findings are sorted, so that the order in which equal places are found does not count.  ``compare`` prints for each
text that differs what went (-) and what came (+), and exits with 1 where any differs.  A text that only one file has, that is not
the same text in both, or that is unfinished in one of them is counted and not compared.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lawlint.linter import Result

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
KINDS = ("genres", "corpus", "originals", "edits")

LIMIT = 20
"""Seconds of processor time for one text."""

_MEMORY = 6 * 2**30
_AROUND = 3
"""Paragraphs before and after that of an edit."""
_REACH = 2_000
"""Characters before and after an edit, where paragraphs are long."""

# A printed figure (no year, day, document number, or number of a heading), or a numeral that counts or numbers what is listed.
_FIGURE = re.compile(
    r"(?<![0-9.．〔\[第-])[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9.．、〕\]年月日号条]|,[0-9])|[一二三四五六七八九](?=[是个项类条大批次方届])"
)
_HAN = "一二三四五六七八九"
_PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")

Row = dict[str, Any]


class Task(NamedTuple):
    """One text to check: a file, or a stretch of text where ``text`` is given; ``edits`` more are made of an original."""

    key: str
    path: Path
    text: str | None = None
    edits: int = 0
    seed: int = 0


# What is said of one text


def said(result: Result) -> Row:
    """The claims, findings and errors of ``result``, with their digest."""
    claims = [
        [
            claim.kind,
            claim.frame,
            claim.verdict.value,
            [[operand.role, *operand.span, operand.text] for operand in claim.operands],
            claim.formula,
            claim.marked,
            claim.weaker,
            claim.equality,
        ]
        for claim in result.report.claims
    ]
    findings = [[found.code, found.severity.label, *found.span, found.message.zh] for found in result.findings]
    errors = [[error.rule.code if error.rule else "", type(error.error).__name__] for error in result.errors]
    row: Row = {"claims": sorted(claims, key=_json), "findings": sorted(findings, key=_json), "errors": sorted(errors)}
    return {"digest": _digest(_json(row)), **row}


def checked(task: Task) -> list[Row]:
    """What lawlint says of ``task``, and of the edits of an original."""
    import lawlint

    digest = _digest(task.path.read_bytes() if task.text is None else task.text)
    # A text that ends with a line end is no name of a file.
    result = lawlint.check(task.path if task.text is None else task.text + "\n")
    rows = [{"key": task.key, "text": digest, **said(result)}]
    chance = random.Random(f"{task.seed} {task.key}")
    for number in range(task.edits):
        edit = edited(result.report.source.text, chance)
        if edit is not None:
            rows += checked(Task(f"edit {number} {task.key} {edit[0]}", task.path, edit[1]))
    return rows


def edited(text: str, chance: random.Random) -> tuple[str, str] | None:
    """The place and change of an edit, and the paragraphs around it after the change; None where ``text`` has no figure."""
    figures = list(_FIGURE.finditer(text))
    if not figures:
        return None
    figure = chance.choice(figures)
    at = chance.choice([at for at in range(*figure.span()) if text[at] not in ",."])
    digits = _HAN if text[at] in _HAN else "0123456789" if at > figure.start() else "123456789"
    new = chance.choice([digit for digit in digits if digit != text[at]])
    start, end = _window(text, at)
    return f"{at} {text[at]}→{new}", f"{text[start:at]}{new}{text[at + 1 : end]}"


def _window(text: str, at: int) -> tuple[int, int]:
    """Where the paragraphs around the offset ``at`` start and end."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    here = next(number for number, (start, end) in enumerate(paragraphs) if start <= at < end)
    near = paragraphs[max(here - _AROUND, 0) : here + _AROUND + 1]
    return max(near[0][0], at - _REACH), min(near[-1][1], at + _REACH)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _digest(content: bytes | str) -> str:
    return sha256(content.encode(errors="surrogatepass") if isinstance(content, str) else content).hexdigest()[:16]


# All texts


def tasks(kinds: Sequence[str], edits: int, seed: int, sample: int) -> list[Task]:
    """The texts of ``kinds``, every ``sample``-th of each kind."""
    genres = _files(ROOT / "tests" / "genres", (".txt", ".md"), "README.md") + _files(ROOT / "examples", (".txt", ".md"))
    corpus = _files(CORPUS, (".txt", ".md"), "README.md", "law_names.txt")
    found: list[Task] = []
    if "originals" in kinds:  # first: the longest
        more = edits // 1000 if "edits" in kinds else 0
        originals = _files(CORPUS, (".pdf", ".html", ".docx"))
        found += [Task(_key(path), path, None, more, seed) for path in originals[::sample]]
    if "corpus" in kinds:
        found += [Task(_key(path), path) for path in corpus[::sample]]
    if "genres" in kinds:
        found += [Task(_key(path), path) for path in genres[::sample]]
    if "edits" in kinds:
        found += [*_edits(genres + corpus, edits, seed)][::sample]
    return found


def _edits(files: Sequence[Path], count: int, seed: int) -> Iterator[Task]:
    """``count`` edits of ``files``."""
    chance = random.Random(seed)
    texts = [(path, path.read_bytes().decode("utf-8-sig", errors="replace")) for path in files]
    texts = [(path, text) for path, text in texts if _FIGURE.search(text)]
    for number in range(count if texts else 0):
        path, text = chance.choice(texts)
        edit = edited(text, chance)
        if edit is not None:
            yield Task(f"edit {number} {_key(path)} {edit[0]}", path, edit[1])


def _files(folder: Path, suffixes: tuple[str, ...], *but: str) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in suffixes and path.name not in but)


def _key(path: Path) -> str:
    """The path as it is in every checkout."""
    return str(path.relative_to(ROOT if path.is_relative_to(ROOT) else CORPUS.parent))


# Processes


class _Worker:
    """A process that checks one text after another; it ends where one takes too long."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.at = -1

    def give(self, at: int, task: Task) -> None:
        """Let the process check the task number ``at``."""
        self.at = at
        self.connection.send(task)

    def take(self) -> list[Row] | str:
        """The answer, or why there is none."""
        try:
            rows: list[Row] | str = self.connection.recv()
        except (EOFError, ConnectionError):
            self.process.join()
            code = self.process.exitcode
            return f"over {LIMIT} s" if code == -signal.SIGPROF else f"process ended with {code}"
        return rows


def _serve(connection: Connection) -> None:
    """Check what comes through ``connection`` until it is closed."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.path.insert(0, str(ROOT))
    import lawlint

    assert Path(lawlint.__file__).is_relative_to(ROOT), f"{lawlint.__file__} is not of this checkout"
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        try:
            answer: list[Row] | str = checked(task)
        except Exception as error:  # recorded: the other build may not raise
            answer = f"{type(error).__name__}: {error}"
        signal.setitimer(signal.ITIMER_PROF, 0)
        connection.send(answer)


def answers(todo: Sequence[Task], jobs: int) -> Iterator[list[Row]]:
    """What is said of each of ``todo``, in their order, by ``jobs`` processes."""
    done: dict[int, list[Row]] = {}
    coming = iter(enumerate(todo))
    workers: dict[Connection, _Worker] = {}

    def start(worker: _Worker) -> None:
        following = next(coming, None)
        if following is not None:
            worker.give(*following)
            workers[worker.connection] = worker
        else:
            worker.connection.close()

    for _ in range(min(jobs, len(todo))):
        start(_Worker())
    written = 0
    while workers:
        for connection in wait(list(workers)):
            assert isinstance(connection, Connection)
            worker = workers.pop(connection)
            answer = worker.take()
            task = todo[worker.at]
            done[worker.at] = [{"key": task.key, "unfinished": answer}] if isinstance(answer, str) else answer
            start(worker if worker.process.exitcode is None else _Worker())
        while written in done:
            yield done.pop(written)
            written += 1


# The command line


def record(arguments: Sequence[str]) -> int:
    """Write a snapshot."""
    parser = argparse.ArgumentParser(description="Record what lawlint says of many texts.")
    parser.add_argument("--texts", default=",".join(KINDS), help=f"which of {', '.join(KINDS)} (default: all)")
    parser.add_argument("--edits", type=int, default=5000, help="number of edits (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the edits (default: %(default)s)")
    parser.add_argument("--sample", type=int, default=1, metavar="K", help="only every K-th text and edit")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where to write it")
    options = parser.parse_args(arguments)
    kinds = options.texts.split(",")
    if not set(kinds) <= set(KINDS):
        parser.error(f"--texts takes {', '.join(KINDS)}")
    began = time.monotonic()
    todo = tasks(kinds, options.edits, options.seed, options.sample)
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as cache, options.output.open("w", encoding="utf-8") as file:
        os.environ.update(LAWLINT_NO_CACHE="1", XDG_CACHE_HOME=cache)
        for row in (row for rows in answers(todo, options.jobs) for row in rows):
            count.update(texts=1, unfinished="unfinished" in row)
            count.update({name: len(row.get(name, ())) for name in ("claims", "findings", "errors")})
            file.write(_json(row).encode(errors="replace").decode() + "\n")
    counted = ", ".join(f"{number} {name}" for name, number in count.items())
    print(f"{counted}; {time.monotonic() - began:.0f} s", file=sys.stderr)
    return 0


def compare(arguments: Sequence[str]) -> int:
    """Print where two snapshots differ; 1 where they do."""
    parser = argparse.ArgumentParser(prog="snapshot.py compare", description="Say where two snapshots differ.")
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")
    parser.add_argument("--most", type=int, default=20, metavar="N", help="texts to print (default: %(default)s)")
    options = parser.parse_args(arguments)
    old, new = _read(options.old), _read(options.new)
    both = [key for key in old if key in new]
    fit = [key for key in both if old[key].get("text") == new[key].get("text") and "text" in old[key]]
    differing = [key for key in fit if old[key]["digest"] != new[key]["digest"]]
    for key in differing[: options.most]:
        print(key)
        for name in ("claims", "findings", "errors"):
            for line in changes(old[key][name], new[key][name]):
                print(f"  {line}")
    if len(differing) > options.most:
        print(f"… and {len(differing) - options.most} more")
    print(f"{len(differing)} of {len(fit)} texts differ")
    unfinished = sum("unfinished" in old[key] or "unfinished" in new[key] for key in both)
    others = [
        (len(old) - len(both), f"only in {options.old}"),
        (len(new) - len(both), f"only in {options.new}"),
        (unfinished, "unfinished"),
        (len(both) - len(fit) - unfinished, "other text under the same key"),
    ]
    for number, what in others:
        if number:
            print(f"not compared: {number} {what}")
    return int(bool(differing))


def changes(old: Iterable[object], new: Iterable[object]) -> list[str]:
    """What went (-) and what came (+)."""
    before, after = Counter(map(_json, old)), Counter(map(_json, new))
    return [f"- {went}" for went in (before - after).elements()] + [f"+ {came}" for came in (after - before).elements()]


def _read(path: Path) -> dict[str, Row]:
    with path.open(encoding="utf-8") as file:
        return {row["key"]: row for row in map(json.loads, file)}


def main(arguments: Sequence[str]) -> int:
    """Record, or compare."""
    return compare(arguments[1:]) if arguments[:1] == ["compare"] else record(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
