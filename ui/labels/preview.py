"""The label of the product picked, drawn anew whenever something about it changes."""

from functools import partial

from PySide6.QtCore import QObject

from pos.clock import local, system_clock
from pos.errors import PosError
from pos.services.labels import Labelled, labelled
from ui.labels.chosen import Chosen
from ui.labels.label_view import LabelView
from ui.labels.label_work import LabelPicture, label_picture
from ui.latest import Latest
from ui.operations import Operations


class Preview(QObject):
    """Draws on a slow thread, and shows the newest alone."""

    def __init__(self, operations: Operations, view: LabelView) -> None:
        super().__init__(view)
        self._operations = operations
        self._view = view
        self._chosen = Chosen()
        self._round = 0
        self._facts = Latest(operations, self, labelled, self._draw)

    def show_label(self, key: int | None, chosen: Chosen) -> None:
        """Show the label of a product; None shows nothing."""
        self._chosen = chosen
        if key is None:
            self._view.refuse("")
        else:
            self._facts.ask((key,), local(system_clock()).date())

    def _draw(self, found: list[Labelled]) -> None:
        self._round += 1
        for product in found:
            job = partial(label_picture, product, self._chosen.content, self._chosen.paper)
            show = partial(self._show, self._round, product.has_code)
            refuse = partial(self._refuse, self._round)
            self._operations.run_slow(self, job, done=show, failed=refuse)

    def _show(self, drawn_in: int, has_code: bool, picture: LabelPicture) -> None:  # noqa: FBT001
        # A slow picture may come after that of the next product.
        if drawn_in == self._round:
            self._view.show_picture(picture, has_code=has_code)

    def _refuse(self, drawn_in: int, fault: PosError) -> None:
        if drawn_in == self._round:
            self._view.refuse(str(fault))
