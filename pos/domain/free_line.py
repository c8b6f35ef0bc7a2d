"""Goods that are in no catalogue: an amount is enough to sell them."""

from pos.domain.names import Names
from pos.domain.product import Product
from pos.i18n import LANGUAGES, language
from pos.i18n import gettext as _


def free_product(name: str = "", code: str = "", maker: str = "") -> Product:
    """Describe what is sold without a card: no id, no label price.

    name: what the seller called it, in the language `code`; without one it gets words that a
    receipt may show, in every language.
    """
    names = Names(**{code: name}) if name else _usual_names()
    return Product(id="", names=names, maker=maker)


def _usual_names() -> Names:
    words = {}
    for code in LANGUAGES:
        with language(code):
            words[code] = _("Handmade item")
    return Names(**words)
