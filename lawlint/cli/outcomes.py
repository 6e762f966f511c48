"""What each file of a run came to: kept answers for files that did not change, and the others from workers."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from lawlint.cache import Cache
from lawlint.cli.run import is_stdin

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from lawlint.cli.run import Outcome, Run
    from lawlint.files import Draft


def outcomes(run: Run, files: Sequence[Draft], jobs: int | None) -> Generator[Outcome, None, None]:
    """The outcome of every file, in their order.  Raises UsageError for rules that there are not, before any file is read."""
    cache = Cache(repr(run)) if run.cached and not any(is_stdin(draft.path) for draft in files) else None
    keys = [_key(run, draft, cache) if cache else "" for draft in files]
    kept = [cache.get(key) if cache and key else None for key in keys]
    fresh = [draft for draft, outcome in zip(files, kept, strict=True) if outcome is None]
    with closing(_made(run, fresh, jobs)) as made:
        for draft, key, outcome in zip(files, keys, kept, strict=True):
            if outcome is not None:
                yield outcome
                continue
            new = next(made)
            # A file that changed while it was read is not kept under what it was.
            if cache and key and new.is_sound and _key(run, draft, cache) == key:
                cache.put(key, new)
            yield new
    if cache:
        cache.prune()


def _made(run: Run, files: Sequence[Draft], jobs: int | None) -> Generator[Outcome, None, None]:
    if not files:
        return
    from lawlint.linter import each

    if run.checks:
        for draft in files:
            _ = run.settings_of(draft.path).rules
    yield from each(files, run.outcome_of, jobs, run.warm)


def _key(run: Run, draft: Draft, cache: Cache) -> str:
    """The name of the answer for a file; "" where it, or the baseline that holds for it, cannot be read again."""
    settings = run.settings_of(draft.path)
    if not draft.path.is_file():  # a pipe can be read once
        return ""
    try:
        content = draft.path.read_bytes()
        known = f"{draft.path.absolute()}\0{settings.baseline.read_bytes().hex()}" if settings.baseline else ""
    except OSError:
        return ""
    return cache.key(str(draft.path), content, repr(settings) + known)
