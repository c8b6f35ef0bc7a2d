"""The cards of the lists: what does not agree, what was answered, and the tills."""

from PySide6.QtCore import Qt

from pos.documents.discrepancy_words import (
    answered_by_text,
    answered_text,
    compared_text,
    title_text,
    witness_text,
)
from pos.domain.discrepancy import ANSWERS, Answered, Discrepancy, Measured
from pos.domain.formatting import isolate
from pos.exchange.words import reported_text
from pos.i18n import gettext as _
from pos.services.tills import KnownTill
from ui.pages.reconcile.words import KIND_ICONS, deed_text
from ui.theme import Theme
from ui.widgets.row_card import RowCard
from ui.widgets.state_tag import StateTag

_ICON_PX = 28


class DiscrepancyCard(RowCard):
    """Something to look at; a tap opens what is known of it and what can be said."""

    def __init__(self, theme: Theme, row: Discrepancy) -> None:
        title, compared = title_text(row), compared_text(row)
        where = witness_text(row.witnesses[0]) if row.witnesses else ""
        name = ". ".join(part for part in (title, compared, where) if part)
        picture = theme.pixmap(KIND_ICONS[row.kind], "warn_ink", _ICON_PX)
        super().__init__(theme, title, compared, more=where, name=name, picture=picture)
        self.row = row
        self.add_end(StateTag(theme, deed_text(ANSWERS[row.kind][0]), "info", "pencil"))


def answered_card(theme: Theme, row: Answered) -> RowCard:
    """Return the card of an answer, which is read and not tapped."""
    title = f"{title_text(row)} · {answered_text(row)}"
    remark, more = compared_text(row), answered_by_text(row)
    picture = theme.pixmap("circle-check", "ok_ink", _ICON_PX)
    name = f"{title}. {remark} {more}"
    return _read_only(RowCard(theme, title, remark, more=more, name=name, picture=picture))


def till_card(theme: Theme, till: KnownTill) -> RowCard:
    """Return the card of a till: whether it reported, and up to when."""
    title = _("{label} · receipts {series}").format(
        label=isolate(till.label or till.till), series=isolate(till.series)
    )
    remark = reported_text(till)
    icon = "cash-register" if till.is_own else "building-store"
    picture = theme.pixmap(icon, "muted_ink", _ICON_PX)
    card = RowCard(theme, title, remark, name=f"{title}. {remark}", picture=picture)
    if till.revoked_from is not None:
        card.add_end(StateTag(theme, _("Shut out"), "bad", "lock"))
    elif not till.is_own:
        is_here = bool(till.known_until)
        card.add_end(
            StateTag(theme, _("Reported"), "ok", "circle-check")
            if is_here
            else StateTag(theme, _("Not reported yet"), "warn", "hourglass")
        )
    return _read_only(card)


def has_bars(row: Discrepancy) -> bool:
    """Tell whether both numbers can stand side by side as bars."""
    return row.measured is not Measured.TIME and row.expected > 0 <= row.found


def _read_only(card: RowCard) -> RowCard:
    card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return card
