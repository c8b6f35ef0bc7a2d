"""The destinations there are: those that come with the program, and copies a person edited.

A copy of the same key stands in the place of the one it was made from; another key is one more
destination. A copy that cannot be followed is told, and the shipped one is used meanwhile.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos.channels.dossier.profile import Profile, ProfileNotAccepted, read_profile
from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.folders import RESOURCES
from pos.i18n import gettext as _

SHIPPED: Final = RESOURCES / "destinations"
_ENDING: Final = ".toml"
_MOST_BYTES: Final = 200_000


class CopyNotWritten(PosError):
    """The folder of a person's own profiles cannot be written."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """Every destination in its order. bad: sentences about files that cannot be followed."""

    profiles: tuple[Profile, ...]
    bad: tuple[str, ...]


def profiles(own: Path) -> Profiles:
    """Read the profiles. own: folder of copies; it need not be there."""
    found = {profile.key: profile for profile in map(_shipped, _files(SHIPPED))}
    bad = []
    for file in _files(own):
        try:
            profile = read_profile(_text(file))
            found[profile.key] = profile
        except (ProfileNotAccepted, OSError, UnicodeDecodeError) as fault:
            bad.append(_told(file, fault))
    ordered = sorted(found.values(), key=lambda profile: (profile.order, profile.key))
    return Profiles(tuple(ordered), tuple(bad))


def own_copy(own: Path, profile: Profile) -> Path:
    """Return the file to edit for a destination, made from the shipped one if it is not there."""
    there = next((file for file in _files(own) if _key_of(file) == profile.key), None)
    if there is not None:
        return there
    file = own / f"{profile.key}{_ENDING}"
    try:
        own.mkdir(parents=True, exist_ok=True)
        # "x": a file of this name that says another key is not written over.
        with file.open("x", encoding="utf-8") as copy:
            copy.write(_text(SHIPPED / file.name))
    except OSError as fault:
        message = _("The copy could not be written to the folder {folder}.")
        raise CopyNotWritten(message.format(folder=isolate(str(own)))) from fault
    return file


def _shipped(file: Path) -> Profile:
    return read_profile(_text(file))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == _ENDING)
    except OSError:
        return []


def _text(file: Path) -> str:
    with file.open("rb") as opened:
        # A byte order mark is what Windows' own editor puts there.
        return opened.read(_MOST_BYTES).decode("utf-8-sig")


def _key_of(file: Path) -> str:
    try:
        return read_profile(_text(file)).key
    except (ProfileNotAccepted, OSError, UnicodeDecodeError):
        return file.stem


def _told(file: Path, fault: Exception) -> str:
    said = str(fault) if isinstance(fault, PosError) else _("It cannot be read as text.")
    return _("{file}: {fault}").format(file=isolate(file.name), fault=said)
