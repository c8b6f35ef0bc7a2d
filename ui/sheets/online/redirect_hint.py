"""What a seller does at the shop first, where the shop wants an app of the seller's own."""

from PySide6.QtWidgets import QWidget

from pos.channels.shops import ShopKind
from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label


def redirect_hint(theme: Theme, kind: ShopKind) -> tuple[QWidget, ...]:
    """Return the address that the app at the shop has to know, to be copied, and what it is for."""
    said = _(
        "Before the first time: make an app of your own on the pages of {shop} for developers, and "
        "enter the address below there as its callback address, exactly as it stands, without a "
        "slash at the end. The client id and secret of this app go into the fields above. "
        "Then the browser opens, you sign in, and come back here."
    ).format(shop=isolate(kind.name))
    address = LineField(theme, _("Callback address"))
    address.keep_left_to_right()
    address.show_text(kind.redirect)
    address.line.setReadOnly(True)
    return label(said, "caption", wraps=True), address
