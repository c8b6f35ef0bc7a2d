"""From one file of this device to another: the shop, the sample fair, a till that joined.

Nothing is lost on the way: only the sample fair is thrown away, when its owner has seen enough.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from ui.rail import RailMark
from ui.shop_file import ShopFile
from ui.theme import Theme

if TYPE_CHECKING:
    from pos.services.glance import Glance
    from pos.services.standing import Standing
    from ui.joining.join_ways import JoinWays


class Seen:
    """What is known of the file in front of the person.

    standing: who sells where on this device, as last read; None before the file is open. glance:
    what was seen of it before.
    """

    def __init__(self) -> None:
        self.standing: Standing | None = None
        self.glance: Glance | None = None

    @property
    def is_example(self) -> bool:
        """What the open file says, and before it is open, what was seen of it."""
        if self.standing is not None:
            return self.standing.counter.is_example
        return self.glance is not None and self.glance.is_example

    def forget(self) -> None:
        """Know nothing: another file comes."""
        self.standing = self.glance = None


class Turning:
    """Turns this device from file to file.

    leave: lets the open file go, does what it is given, and starts again.
    """

    def __init__(
        self, file: ShopFile, seen: Seen, leave: Callable[[Callable[[], None]], None]
    ) -> None:
        self._file = file
        self._seen = seen
        self._leave = leave

    @property
    def way_to_examples(self) -> Callable[[], None] | None:
        """What leads to the sample fair; None inside it, where there is no farther to go."""
        return None if self._seen.is_example else self._try_examples

    @property
    def join_ways(self) -> "JoinWays":
        """What a till needs to join a cooperative."""
        from ui.joining.join_ways import JoinWays

        return JoinWays(self._file.join, self._file.code, self._file.ask)

    def end_example(self) -> None:
        """Throw the sample fair away; the shop opens, or the first questions are asked again."""
        self._leave(self._file.forget_example)

    def turn_to_joined(self) -> None:
        """Open the till that joined in place of the shop, which stays in a file of its own."""
        self._leave(self._file.take_up_joined)

    def mark(self) -> RailMark | None:
        """Say on every page that this is the sample fair, with the way out of it."""
        if not self._seen.is_example:
            return None
        sentence = _("This is the sample fair. Begin your real shop.")
        return RailMark(_("EXAMPLE"), sentence, self._ask_to_end_example)

    def _try_examples(self) -> None:
        """Leave the shop for the sample fair; nothing in the shop changes."""
        shop = self._seen.standing
        assert shop is not None
        self._leave(lambda: self._file.turn_to_example(shop))

    def _ask_to_end_example(self, theme: Theme, window: QWidget) -> None:
        from ui.sheets.end_example_sheet import EndExampleSheet

        if self._seen.standing is not None:  # the file is open, and can be closed
            has_shop = self._file.has_shop
            EndExampleSheet(theme, window, self.end_example, has_shop=has_shop).open_sheet()
