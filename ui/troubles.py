"""What went wrong, as notices for the strip."""

from PySide6.QtGui import QGuiApplication

from pos.errors import PosError
from pos.i18n import gettext as _
from ui.operations import CrashReport
from ui.widgets.strip import Notice


def refusal_notice(error: PosError) -> Notice:
    """Show an expected fault: its text is already a whole sentence."""
    return Notice(str(error), "bad")


def crash_notice(report: CrashReport) -> Notice:
    """Show a mistake in the program calmly, with the report to send."""

    def copy() -> None:
        QGuiApplication.clipboard().setText(report.details)

    text = _("Something did not work. Your sales are saved.")
    return Notice(text, "warn", _("Copy the report"), copy)
