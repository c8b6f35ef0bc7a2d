"""The figures at the head of a report, each on a card."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.fair_sums import FairSums
from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from ui.pages.reports.reading import Report
from ui.pages.reports.words import (
    amount_text,
    change_text,
    number_of,
    pieces_text,
    share_text,
    than_text,
)
from ui.theme import Theme
from ui.widgets.label import ElidedLabel, label, set_state

# px between a title and its change: a quarter of a small screen is hardly wider than both.
_HEAD_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. note: a line under it. change: against the days before, or empty.

    short_change: the same in fewer words, where a narrow card has no room for them. is_worse: the
    change is for the worse.
    """

    title: str
    text: str
    note: str = ""
    change: str = ""
    short_change: str = ""
    is_worse: bool = False

    @property
    def spoken(self) -> str:
        """All of it, for who does not see it."""
        return ", ".join(part for part in (self.title, self.text, self.change, self.note) if part)


def figures_of(report: Report) -> tuple[Figure, ...]:
    """Return the four figures of a report."""
    sums, before = report.sums, report.by_now
    return (
        _turnover(report),
        Figure(
            _("Sales"),
            number_of(sums.sales),
            pieces_text(sums.pieces),
            "" if before is None else change_text(sums.sales, before.sales, number_of),
            is_worse=before is not None and sums.sales < before.sales,
        ),
        Figure(
            _("Average sale"),
            amount_text(sums.average),
            _discount(report),
            "" if before is None else change_text(sums.average.minor, before.average.minor),
            is_worse=before is not None and sums.average < before.average,
        ),
        _last(report),
    )


def _turnover(report: Report) -> Figure:
    sums, before = report.sums, report.by_now
    notes = [_goal(report)]
    if not sums.refunded.is_zero:
        notes.append(_("Taken back: {amount}").format(amount=amount_text(-sums.refunded)))
    note = " · ".join(each for each in notes if each)
    change = "" if before is None else change_text(sums.net.minor, before.net.minor)
    return Figure(
        _("Turnover"),
        amount_text(sums.net),
        note,
        than_text(change, report.wish.span) if change else "",
        change,
        is_worse=before is not None and sums.net < before.net,
    )


def _goal(report: Report) -> str:
    """Say how far a fair has come to its goal; nothing where nobody set one."""
    goal = None if report.result is None else report.result.fair.goal
    if goal is None or goal.minor <= 0:
        return ""
    share = Decimal(max(report.sums.net.minor, 0)) / goal.minor
    return _("{share} of the goal of {amount}").format(
        share=isolate(share_text(share)), amount=isolate(amount_text(goal))
    )


def _last(report: Report) -> Figure:
    """Return the cash in the drawer today, what a fair left, or else the discount."""
    if report.result is not None:
        costs = amount_text(report.result.fair.costs.total)
        note = _("Costs of the fair: {amount}").format(amount=costs)
        return Figure(_("Left after costs"), amount_text(report.result.left), note)
    if report.cash is not None:
        return Figure(_("Cash in the drawer"), amount_text(report.cash), _("as the till expects"))
    return Figure(_("Given in bargaining"), amount_text(report.sums.list_gap), _gifts(report.sums))


def _discount(report: Report) -> str:
    """Say the discount under the average, unless it is a figure of its own."""
    if report.result is None and report.cash is None:
        return ""
    return _("Given in bargaining: {amount}").format(amount=amount_text(report.sums.list_gap))


def _gifts(sums: FairSums) -> str:
    if not sums.gifts:
        return ""
    return _("Gifts: {count}").format(count=number_of(sums.gifts))


class FigureCard(QFrame):
    """Shows one figure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._figure = Figure("", "")
        self._title = ElidedLabel(role="caption")
        self._change = ElidedLabel(role="on-ok")
        self._text = ElidedLabel(role="figure")
        self._note = label(role="caption", wraps=True)
        self._side = theme.space("large")
        self._head = QHBoxLayout()
        self._head.setSpacing(_HEAD_GAP)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._change)
        column = QVBoxLayout(self)
        high = theme.space("small") + 2
        column.setContentsMargins(self._side, high, self._side, high)
        column.setSpacing(2)
        column.addLayout(self._head)
        column.addWidget(self._text)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        """Show another."""
        self._figure = figure
        self.setAccessibleName(figure.spoken)
        self._title.setText(figure.title)
        self._change.setVisible(bool(figure.change))
        set_state(self._change, "role", "fault" if figure.is_worse else "on-ok")
        self._text.setText(figure.text)
        self._note.setText(figure.note)
        self._fit_head()

    def _fit_head(self) -> None:
        """Say the change in full where the title stays whole beside it, else in fewer words."""
        figure = self._figure
        self._change.setText(figure.change)
        head = self._title.sizeHint().width() + self._change.sizeHint().width()
        room = self.contentsRect().width() - 2 * self._side - self._head.spacing()
        if figure.short_change and head > room:
            self._change.setText(figure.short_change)
            self._change.setToolTip(figure.change)

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()


class Figures(QWidget):
    """Four figures beside each other. cards: their cards."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.cards = [FigureCard(theme) for _number in range(4)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("medium"))
        for card in self.cards:
            row.addWidget(card, 1)

    def show_report(self, report: Report) -> None:
        """Show the figures of a report."""
        for card, figure in zip(self.cards, figures_of(report), strict=True):
            card.show_figure(figure)
