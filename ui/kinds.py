"""The words for kinds of products, for units, and for the groups of a list."""

from pos.documents.craft_words import craft_name
from pos.domain.product import Craft, Kind
from pos.domain.quantity import Unit
from pos.i18n import gettext as _


def group_text(craft: Craft, category: str) -> str:
    """Name a group: the seller's own word, else the craft's."""
    return category or craft_name(craft)


def kind_text(kind: Kind) -> str:
    """Name how a product exists."""
    return {
        Kind.SERIES: _("Several alike"),
        Kind.UNIQUE: _("One of a kind"),
        Kind.MADE_TO_ORDER: _("Made to order"),
        Kind.MEASURED: _("Sold by measure"),
    }[kind]


def unit_name(unit: Unit) -> str:
    """Name a unit in words."""
    return {
        Unit.PIECE: _("Piece"),
        Unit.SQUARE_METRE: _("Square metre"),
        Unit.METRE: _("Metre"),
        Unit.GRAM: _("Gram"),
        Unit.KILOGRAM: _("Kilogram"),
        Unit.MILLILITRE: _("Millilitre"),
    }[unit]
