"""Texts in the reader's language, by gettext, without Qt.

The active language is a context variable: a receipt can be drawn in Arabic inside a French screen
with `with language("ar"):`. A thread of a pool does not inherit it, so work is submitted through
`contextvars.copy_context().run`. Sources are English; catalogues are in `resources/locale`.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("fr", "ar", "en")
DEFAULT_LANGUAGE: Final = "fr"
LOCALE_FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "locale"
DOMAIN: Final = "rahba"

_active: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


def gettext(message: str) -> str:
    """Return `message` in the active language, or as it is when there is no translation."""
    return _catalogue(_active.get()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the plural form for `count` in the active language (Arabic has six)."""
    return _catalogue(_active.get()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Translate a word whose meaning depends on where it stands, such as a button's `Open`."""
    return _catalogue(_active.get()).pgettext(context, message)


@contextmanager
def language(code: str) -> Iterator[None]:
    """Make `code` the active language inside the block, in this thread only."""
    token = _active.set(code)
    try:
        yield
    finally:
        _active.reset(token)


def use_language(code: str) -> None:
    """Make `code` the active language from here on in this context."""
    _active.set(code)


def active_language() -> str:
    """Return the code of the active language: fr, ar or en."""
    return _active.get()


def has_texts(code: str) -> bool:
    """Tell whether the texts of a language are there; English ones are the sources themselves."""
    return code == "en" or isinstance(_catalogue(code), _gettext.GNUTranslations)


def is_right_to_left(code: str) -> bool:
    """Tell whether the script of the language runs from right to left."""
    return code == "ar"


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    # By its path: `gettext.translation` loads what guesses the language of the system.
    path = LOCALE_FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.exists():
        return _gettext.NullTranslations()
    with path.open("rb") as file:
        return _gettext.GNUTranslations(file)
