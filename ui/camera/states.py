"""How a camera is, and what is said of it: calm, whole, with what to do."""

from enum import StrEnum
from typing import Final

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from ui.camera.extra import command


class CameraState(StrEnum):
    """OPENING and GOOD are well; NONE and LOST end by themselves; the others wait for a person.

    NONE: there is no camera. LOST: it was unplugged. BUSY: it gives no picture, most often because
    another program has it. FORBIDDEN: the system keeps it from us. BROKEN: its parts do not start.
    """

    OPENING = "opening"
    GOOD = "good"
    NONE = "none"
    LOST = "lost"
    BUSY = "busy"
    FORBIDDEN = "forbidden"
    BROKEN = "broken"


# Where there is a picture to wait for.
WELL: Final = frozenset({CameraState.OPENING, CameraState.GOOD})
# Where there is none until the camera opens anew.
GONE: Final = frozenset({CameraState.NONE, CameraState.LOST, CameraState.FORBIDDEN})
# Where trying again may help.
RETRIED: Final = frozenset({CameraState.BUSY, CameraState.FORBIDDEN})


def state_text(state: CameraState) -> str:
    """Say how the camera is; empty while it is well."""
    if state is CameraState.GOOD:
        return ""
    text = {
        CameraState.OPENING: _("The camera is starting…"),
        CameraState.NONE: _("No camera was found. Plug one in: it shows here by itself."),
        CameraState.LOST: _("The camera was unplugged. Plug it in again: it goes on by itself."),
        CameraState.BUSY: _(
            "The camera gives no picture. Another program may be using it: close that one, then "
            "try again."
        ),
        CameraState.FORBIDDEN: _(
            "This computer does not let Rahba use the camera. Allow it in the privacy settings of "
            "the computer, then try again."
        ),
        CameraState.BROKEN: _(
            "The camera does not start on this computer: a part is missing. Close Rahba and type "
            "“{command}” in its folder."
        ),
    }[state]
    return text.format(command=ltr(command()))
