"""Quality marks in words, the same on labels, in packs of files and on the screen."""

from collections.abc import Iterable
from typing import Final

from pos.domain.formatting import isolate, ltr
from pos.domain.mark import QualityMark
from pos.domain.text import drawable
from pos.i18n import gettext as _
from pos.i18n import language

_BETWEEN: Final = " · "


def mark_text(mark: QualityMark, code: str) -> str:
    """Name a mark with its level and number, in one language."""
    with language(code):
        said = [isolate(drawable(mark.names.within(code)))]
        if level := drawable(mark.level):
            said.append(_("level {level}").format(level=isolate(level)))
        if number := drawable(mark.number):
            said.append(_("No. {number}").format(number=ltr(number)))
    return _BETWEEN.join(said)


def marks_text(marks: Iterable[QualityMark], code: str) -> str:
    """Name several marks in one line; empty for none."""
    return ", ".join(mark_text(mark, code) for mark in marks)
