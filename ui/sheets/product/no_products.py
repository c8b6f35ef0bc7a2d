"""What stands where products will be in a shop that has none yet: the ways to the first ones."""

from collections.abc import Callable

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.empty_card import EmptyCard


class NoProducts(EmptyCard):
    """Offers to add a product, to import a list and, where there is a way, to try with examples."""

    def __init__(
        self,
        theme: Theme,
        add: Callable[[], None],
        import_list: Callable[[], None],
        try_examples: Callable[[], None] | None,
    ) -> None:
        """`try_examples` leaves for the sample fair; None where there is no way to it."""
        ways = [
            (add, "plus", _("Add a product")),
            (import_list, "file-import", _("Import a list")),
        ]
        if try_examples is not None:
            ways.append((try_examples, "star", _("Try with examples")))
        super().__init__(
            theme,
            "packages",
            _("Your products will be here"),
            _("A name and a price are enough to start selling."),
            [(icon, words) for _act, icon, words in ways],
        )
        self.picked.connect(lambda number: ways[number][0]())
