"""The outcome of each file of a run: from the cache for files that did not change, otherwise from workers."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from lawlint.cache import Cache
from lawlint.cli.outcome_json import from_json, to_json
from lawlint.cli.run import is_stdin

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from lawlint.cli.run import Outcome, Run
    from lawlint.files import Draft


def outcomes(run: Run, files: Sequence[Draft], jobs: int | None) -> Generator[Outcome, None, None]:
    """The outcome of every file, in order.  Raises UsageError for unknown rules before any file is read."""
    cache = Cache(repr(run)) if run.cached and not any(is_stdin(draft.path) for draft in files) else None
    keys = [_key(run, draft, cache) if cache else "" for draft in files]
    cached = [from_json(cache.get(key), run) if cache and key else None for key in keys]
    uncached = [draft for draft, outcome in zip(files, cached, strict=True) if outcome is None]
    with closing(_computed(run, uncached, jobs)) as computed:
        for draft, key, outcome in zip(files, keys, cached, strict=True):
            if outcome is not None:
                yield outcome
                continue
            new = next(computed)
            # A file that changed while it was read is not stored under its earlier content.
            if cache and key and new.is_sound and _key(run, draft, cache) == key:
                cache.put(key, to_json(new))
            yield new
    if cache:
        cache.prune()


def _computed(run: Run, files: Sequence[Draft], jobs: int | None) -> Generator[Outcome, None, None]:
    if not files:
        return
    from lawlint.linter import parallel_map

    if run.runs_rules:
        for draft in files:
            _ = run.settings_of(draft.path).rules
    yield from parallel_map(files, run.outcome_of, jobs, run.warm)


def _key(run: Run, draft: Draft, cache: Cache) -> str:
    """The cache key of a file; "" where the file, or the baseline that applies to it, cannot be read again."""
    settings = run.settings_of(draft.path)
    if not draft.path.is_file():  # a pipe can be read once
        return ""
    try:
        content = draft.path.read_bytes()
        known = f"{draft.path.absolute()}\0{settings.baseline.read_bytes().hex()}" if settings.baseline else ""
    except OSError:
        return ""
    return cache.key(str(draft.path), content, repr(settings) + known)
