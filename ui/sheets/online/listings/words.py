"""Products in a shop in words: where they stand, what is offered, and why one is not listed."""

from pos.channels.listings import Item, ListingState
from pos.domain.formatting import count_text, isolate, ltr
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.sync.listed import InShop, Place
from ui.online_words import price_text, why_text
from ui.screen_language import screen_language


def place_text(place: Place, count: int) -> str:
    """Return the word on a pill, with how many there are."""
    words = {
        Place.NOT_LISTED: _("Not in the shop"),
        Place.LISTED: _("In the shop"),
        Place.WANTED: _("To be sent"),
        Place.NOT_FOR_SALE: _("Not for sale there"),
    }[place]
    return f"{words} ({isolate(count_text(count, screen_language()))})"


def remark_text(row: InShop) -> str:
    """Return the line under a name: SKU, maker, price there, and what is offered."""
    parts = [ltr(row.sku)] if row.sku else []
    if not row.maker.is_empty:
        parts.append(isolate(row.maker.within(screen_language())))
    if row.price is not None:
        parts.append(price_text(row.price))
    if row.listing is not None:
        offered = ngettext("{count} offered", "{count} offered", row.number)
        parts.append(offered.format(count=isolate(count_text(row.number, screen_language()))))
    if row.wished is not None:
        parts.append(wished_text(row))
    return " · ".join(parts)


def wished_text(row: InShop) -> str:
    """Say how far a product on its way to the shop has come."""
    wished = row.wished
    assert wished is not None
    if wished.why:
        return why_text(wished.why)
    if wished.is_under_way:
        return _("Sent; the shop has not answered yet")
    return _("Sent as a draft next") if wished.as_draft else _("Sent next")


def state_text(state: ListingState) -> str:
    """Say whether buyers see a listing."""
    return {
        ListingState.SHOWN: _("Shown"),
        ListingState.DRAFT: _("Draft"),
        ListingState.PAUSED: _("Hidden"),
        ListingState.BIN: _("In the bin"),
    }[state]


def item_text(item: Item) -> str:
    """Return the line under the title of a listing in the shop."""
    parts = [ltr(item.sku) if item.sku else _("Without a SKU")]
    if item.price is not None:
        parts.append(price_text(item.price))
    parts.append(state_text(item.state))
    return " · ".join(parts)
