"""The words of the steps of a fair: what each is called, and how it stands."""

from typing import Final

from pos.domain.fair import FairState
from pos.domain.formatting import count_text, isolate
from pos.i18n import gettext as _
from pos.i18n import ngettext, pgettext
from ui.fair_text import days_text, state_text, when_text
from ui.pages.fairs.reading import OneFair, Step
from ui.screen_language import screen_language

_PAST: Final = (FairState.OVER, FairState.SETTLED)

STEP_ICONS: Final = {
    Step.PLAN: "calendar",
    Step.PACK: "package-export",
    Step.READY: "shield-check",
    Step.STAND: "tent",
    Step.HOME: "package-import",
    Step.RESULT: "chart-bar",
}


def step_title(step: Step) -> str:
    """Name a step."""
    return {
        Step.PLAN: pgettext("fair", "Plan"),
        Step.PACK: pgettext("fair", "Pack"),
        Step.READY: pgettext("fair", "Ready to leave?"),
        Step.STAND: pgettext("fair", "At the stand"),
        Step.HOME: pgettext("fair", "Bring home"),
        Step.RESULT: pgettext("fair", "Result"),
    }[step]


def step_state(step: Step, found: OneFair, ready: str) -> str:
    """Say how a step stands. ready: what is said of the check before leaving."""
    return {
        Step.PLAN: _plan_state,
        Step.PACK: _pack_state,
        Step.READY: lambda found: state_text(found.state) if found.state in _PAST else ready,
        Step.STAND: lambda found: when_text(found.fair, found.today),
        Step.HOME: _home_state,
        Step.RESULT: _result_state,
    }[step](found)


def step_is_done(step: Step, found: OneFair) -> bool:
    """Tell whether nothing is left to do in a step; of the check nobody can say so for good."""
    pieces = found.pieces
    return {
        Step.PLAN: found.fair.starts_on is not None,
        Step.PACK: bool(pieces.brought) and not found.out.pieces,
        Step.READY: False,
        Step.STAND: found.state in _PAST,
        Step.HOME: bool(pieces.brought) and pieces.still_there <= 0,
        Step.RESULT: found.state is FairState.SETTLED,
    }[step]


def pieces_text(count: int) -> str:
    """Write a number of pieces."""
    text = ngettext("{count} piece", "{count} pieces", count)
    return text.format(count=isolate(count_text(count, screen_language())))


def _plan_state(found: OneFair) -> str:
    return days_text(found.fair)


def _pack_state(found: OneFair) -> str:
    if found.out.pieces:
        return _("{pieces} packed, not sent").format(pieces=pieces_text(found.out.pieces))
    brought = found.pieces.brought
    if not brought:
        return _("Nothing packed yet")
    return _("{pieces} sent").format(pieces=pieces_text(brought))


def _home_state(found: OneFair) -> str:
    if found.back.pieces:
        return _("{pieces} packed, not sent").format(pieces=pieces_text(found.back.pieces))
    pieces = found.pieces
    if not pieces.brought:
        return _("Nothing is there")
    if pieces.still_there > 0:
        return _("{pieces} still there").format(pieces=pieces_text(pieces.still_there))
    return _("Nothing is left there")


def _result_state(found: OneFair) -> str:
    if found.state is FairState.SETTLED:
        return state_text(FairState.SETTLED)
    sold = found.pieces.sold
    return _("{pieces} sold").format(pieces=pieces_text(sold)) if sold else _("Nothing sold yet")
