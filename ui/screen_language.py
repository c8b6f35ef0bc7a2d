"""The language in which the screen writes names, numbers and dates."""

from pos.i18n import DEFAULT_LANGUAGE, LANGUAGES, active_language


def screen_language() -> str:
    """Return the code of the active language: fr, ar or en.

    The stretched language that layouts are tried in has words alone: numbers stay French in it.
    """
    return active_language() if active_language() in LANGUAGES else DEFAULT_LANGUAGE
