"""Where a pass over a shop's orders is: a cursor that outlives the program.

Between two passes it is the watermark alone, the shop's clock before the pass was begun. Within one
it also holds where the pass began to look and how far it came, so that a pass broken off goes on.
"""

from dataclasses import dataclass, replace
from typing import Final

from pos.channels.faults import Passing

OVERLAP_SECONDS: Final = 600
_SECOND: Final = 1_000_000
_DAY: Final = 86_400 * _SECOND


@dataclass(frozen=True, slots=True)
class Pass:
    """A pass over what changed.

    since: from where on, microseconds UTC by the shop's clock. watermark: of the pass before until
    the shop has told its time, then the shop's clock before this pass. place: how far it came, in
    the shop's own words, "" at the start. kept: what a connector carries from pass to pass.
    """

    since: int
    watermark: int
    is_timed: bool = False
    place: str = ""
    kept: str = ""

    def at(self, moment: int) -> "Pass":
        """Return the pass with the shop's clock of its first answer; later ones change nothing.

        Where that clock ran back since the last pass, what changed since bears moments long gone
        by: the next pass goes a day further back.
        """
        if self.is_timed or not moment:
            return self
        mark = moment if moment >= self.since else max(moment - _DAY, 0)
        return replace(self, watermark=mark, is_timed=True)

    def onward(self, place: str) -> str:
        """Return the cursor of the next page."""
        return f"{self.since}:{self.watermark}:{int(self.is_timed)}:{self.kept}:{place}"

    def ended(self) -> str:
        """Return the cursor that the next pass begins with."""
        return f"{self.watermark}:{self.kept}" if self.kept else str(self.watermark)


def resumed(cursor: str, overlap_seconds: int = OVERLAP_SECONDS) -> Pass:
    """Read a cursor: of a pass to go on with, or a watermark to begin one from."""
    parts = cursor.split(":", 4)
    if len(parts) <= 2:
        mark = int(parts[0])
        since = max(mark - overlap_seconds * _SECOND, 0)
        return Pass(since, mark, kept=parts[1] if len(parts) == 2 else "")
    since_told, watermark, is_timed, kept, place = parts
    return Pass(int(since_told), int(watermark), is_timed == "1", place, kept)


def beginning(moment: int) -> str:
    """Return the cursor that begins at the shop's now; what was before is not of the first pass.

    A shop that keeps whole seconds is met two seconds early, for what happens in this very second.
    """
    if not moment:
        raise Passing("the shop told no time to begin from")
    return Pass(max(moment - 2 * _SECOND, 0), moment).onward("")
