"""The ten letters that stand for digits: kept for the whole business as soon as they are right."""

from PySide6.QtCore import Signal

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.labels import save_floor_word
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.field import LineField


class WordField(LineField):
    """Signals: kept(str): another word is kept, or none."""

    kept = Signal(str)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__(theme, _("Ten different letters for 1 to 9 and 0"))
        self._operations = operations
        self._word = ""
        self.keep_left_to_right()
        self.line.editingFinished.connect(self._keep)

    def show_word(self, word: str) -> None:
        """Show the word that is kept."""
        self._word = word
        self.show_text(word)
        self.clear_note()

    def _keep(self) -> None:
        if self.text == self._word:
            return
        self._operations.write(
            self, save_floor_word, self.text, done=self._take, failed=self._refuse
        )

    def _take(self, word: str) -> None:
        self.show_word(word)
        self.kept.emit(word)

    def _refuse(self, error: PosError) -> None:
        self.refuse(str(error))
