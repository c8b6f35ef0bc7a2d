"""What a screen reader says without being asked: added, the total, the change to give back."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have `text` said; costs nothing while no screen reader listens."""
    # Making Qt's words for readers known to Python takes a hundredth of the first frame.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
