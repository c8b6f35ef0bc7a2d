"""What the branches of craft are called, on screen and on paper."""

from pos.domain.product import Craft
from pos.i18n import gettext as _


def craft_name(craft: Craft) -> str:
    """Return what the category of a craft is called where the seller named none."""
    names = {
        Craft.LEATHER: _("Leather"),
        Craft.RUGS: _("Rugs"),
        Craft.POTTERY: _("Pottery and tiles"),
        Craft.METAL: _("Metal and tea"),
        Craft.WOOD: _("Wood and basketry"),
        Craft.TEXTILE: _("Textiles"),
        Craft.OTHER: _("Other"),
    }
    return names[craft]
