"""What is said of destinations: their names, what goods lack, and where goods lie."""

from collections.abc import Sequence

from pos.channels.dossier.profile import Basis, Kind, Need, Profile
from pos.channels.offer import Offer
from pos.domain.formatting import count_text, date_of_day_text, isolate, percent_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.handing_over import HandedGoods
from ui.screen_language import screen_language

_MOST_NAMED = 6


def profile_name(profile: Profile) -> str:
    """Name a destination."""
    return profile.names.within(screen_language())


def group_name(profile: Profile) -> str:
    """Name the group of destinations one belongs to."""
    if profile.is_programme:
        return _("The seven platforms of the ministry’s programme")
    return {
        Kind.DOSSIER: _("Other platforms"),
        Kind.GOOGLE: _("Catalogues, one way"),
        Kind.META: _("Catalogues, one way"),
        Kind.WOOCOMMERCE: _("Files that a shop imports"),
        Kind.SHOPIFY: _("Files that a shop imports"),
        Kind.DROP: _("Files that a shop imports"),
    }[profile.kind]


def kind_text(profile: Profile) -> str:
    """Say what is written for a destination."""
    if profile.kind is Kind.DOSSIER and not profile.sheets:
        return _("A table and numbered photos")
    if profile.kind is Kind.DOSSIER:
        return _("A table, numbered photos and the makers’ sheets")
    if profile.kind in {Kind.GOOGLE, Kind.META}:
        return _("A feed of the whole catalogue; no order comes back")
    return _("One file of the whole catalogue")


def price_text(profile: Profile) -> str:
    """Say what the platform does with the price; empty where it takes it as it is."""
    percent = isolate(percent_text(profile.percent, screen_language()))
    match profile.basis:
        case Basis.ON_TOP:
            return _("It adds {percent} to the maker’s price.").format(percent=percent)
        case Basis.INSIDE:
            return _("It keeps {percent} of the price shown.").format(percent=percent)
        case Basis.OWN:
            return ""


def need_text(need: Need, count: int) -> str:
    """Say how many goods lack something."""
    number = isolate(count_text(count, screen_language()))
    return {
        Need.PHOTO: ngettext(
            "{count} product without a photo", "{count} products without a photo", count
        ),
        Need.PRICE: ngettext(
            "{count} product without a price", "{count} products without a price", count
        ),
        Need.DESCRIPTION: ngettext(
            "{count} product without a description", "{count} products without a description", count
        ),
        Need.MAKER: ngettext(
            "{count} product without a maker", "{count} products without a maker", count
        ),
        Need.SKU: ngettext(
            "{count} product without a reference", "{count} products without a reference", count
        ),
        Need.MATERIALS: ngettext(
            "{count} product without materials", "{count} products without materials", count
        ),
        Need.DIMENSIONS: ngettext(
            "{count} product without dimensions", "{count} products without dimensions", count
        ),
        Need.STOCK: ngettext(
            "{count} product with nothing to sell online",
            "{count} products with nothing to sell online",
            count,
        ),
        Need.FRENCH: ngettext(
            "{count} product without a name in French",
            "{count} products without a name in French",
            count,
        ),
        Need.ARABIC: ngettext(
            "{count} product without a name in Arabic",
            "{count} products without a name in Arabic",
            count,
        ),
        Need.ENGLISH: ngettext(
            "{count} product without a name in English",
            "{count} products without a name in English",
            count,
        ),
    }[need].format(count=number)


def named(offers: Sequence[Offer]) -> str:
    """Name the first of some goods."""
    language = screen_language()
    names = [isolate(o.names.within(language) or o.code) for o in offers[:_MOST_NAMED]]
    rest = len(offers) - _MOST_NAMED
    if rest > 0:
        more = ngettext("and {count} other", "and {count} others", rest)
        names.append(more.format(count=isolate(count_text(rest, language))))
    return " · ".join(names)


def there_text(count: int) -> str:
    """Say how many goods lie at a destination; empty for none."""
    if not count:
        return ""
    words = ngettext("{count} product there", "{count} products there", count)
    return words.format(count=isolate(count_text(count, screen_language())))


def step_text(goods: HandedGoods) -> str:
    """Say when a product went to a destination, or came back."""
    day = isolate(date_of_day_text(goods.on, screen_language()))
    words = _("Withdrawn on {day}") if goods.is_back else _("Handed over on {day}")
    return words.format(day=day)
