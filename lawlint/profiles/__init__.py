"""Kinds of report as data: their titles, sections, and the identities of their tables.

A profile is a TOML file: ``fzzf.toml`` shows the usual fields, ``xxgk.toml`` those of a prescribed form.  Third parties add
theirs through the entry point group ``lawlint.profiles``: each entry point names a package whose ``*.toml`` files are profiles.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lawlint import toml
from lawlint.plugins import packages
from lawlint.profiles.profile import Content, Due, Identities, Profile, ProfileError, Statement

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "ENTRY_POINTS", "GENERAL", "Content", "Due", "Identities", "Profile", "ProfileError", "Statement", "all_profiles", "choose",
]  # fmt: skip

ENTRY_POINTS = "lawlint.profiles"
GENERAL = "general"


def choose(title: str) -> Profile:
    """The profile that fits ``title`` (compact text) by the most words; the general one where none fits."""
    profiles = all_profiles()
    fitting = [profile for profile in profiles.values() if profile.title_all and profile.fits(title)]
    return max(fitting, key=lambda profile: sum(map(len, profile.title_all)), default=profiles[GENERAL])


@cache
def all_profiles() -> Mapping[str, Profile]:
    """Every profile by name: built-in ones, then those of third parties.  Raises ProfileError."""
    found: dict[str, Profile] = {}
    for package in (__name__, *packages(ENTRY_POINTS)):
        for where, text in _files(package):
            profile = _profile(where, text, checked=package != __name__)
            if profile.name in found:
                raise ProfileError(f"{where}: there is a profile {profile.name} already")
            found[profile.name] = profile
    return MappingProxyType(found)


def _files(package: str) -> list[tuple[str, str]]:
    """The files of the profiles in ``package``, each with its text."""
    try:
        files = sorted((file for file in _folder(package).iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
        found = [(f"{package}/{file.name}", file.read_bytes()) for file in files]
    except (ImportError, OSError) as error:
        raise ProfileError(f"{package}: {error}") from error
    if not found:
        raise ProfileError(f"{package}: there is no *.toml in it (does the build pack such files?)")
    return [(where, _decoded(where, data)) for where, data in found]


def _folder(package: str) -> Traversable:
    """The folder of the files of ``package``."""
    module = import_module(package)
    if module.__file__ and (folder := Path(module.__file__).parent).is_dir():
        return folder
    from importlib import resources  # slow to import, and needed for zips only

    return resources.files(module)


def _decoded(where: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProfileError(f"{where}: this is no UTF-8 text") from error


def _profile(where: str, text: str, checked: bool) -> Profile:
    try:
        data = dict(toml.read(text) if checked else toml.read_own(text.encode()))
    except ValueError as error:
        raise ProfileError(f"{where}: {error}") from error
    if checked:
        from lawlint.profiles.checking import check

        check(data, where, text)
    title = {f"title_{key}": value for key, value in data.pop("title", {}).items()}
    sections = tuple(_due(row) for row in data.pop("sections", ()))
    identities = tuple(Identities(**_tuples(row), where=where) for row in data.pop("identities", ()))
    statements = tuple(Statement(**_tuples(row)) for row in data.pop("statements", ()))
    return Profile(**_tuples(data | title), sections=sections, identities=identities, statements=statements)


def _due(row: Mapping[str, Any]) -> Due:
    contents = tuple(Content(**_tuples(content)) for content in row.get("contents", ()))
    return Due(**_tuples({**row, "contents": contents}))


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
