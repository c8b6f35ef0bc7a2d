"""The words for branches of craft, kinds and units, and for the groups made of them."""

from pos.domain.product import Craft, Kind
from pos.domain.quantity import Unit
from pos.i18n import gettext as _


def craft_text(craft: Craft) -> str:
    """Name a branch of craft."""
    return {
        Craft.LEATHER: _("Slippers & leather"),
        Craft.RUGS: _("Rugs"),
        Craft.POTTERY: _("Pottery & zellige"),
        Craft.METAL: _("Metal & tea"),
        Craft.WOOD: _("Wood & palm"),
        Craft.TEXTILE: _("Textiles"),
        Craft.OTHER: _("Other"),
    }[craft]


def group_text(craft: Craft, category: str) -> str:
    """Name a group: the seller's own word, else the craft's."""
    return category or craft_text(craft)


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
