"""Listings of Etsy: found, prepared as drafts, brought up to date, hidden and shown."""

from dataclasses import replace
from typing import Any, Final

from pos.channels.etsy_ask import APP, FORM, EtsyAsk, as_object, number_text, results_of
from pos.channels.etsy_drafts import (
    EtsyTerms,
    draft_form,
    form_body,
    picture_body,
    pictures_of,
    text_form,
    title_of,
)
from pos.channels.etsy_inventory import Inventory, is_all_zero
from pos.channels.etsy_stock import change_inventory, inventory_of, listing_of
from pos.channels.faults import OutcomeUnknown, Passing, Refused
from pos.channels.listings import Draft, Item, ListingState, Published
from pos.channels.stock import Ref

_PAGE: Final = 100
# Every one: a SKU may lie in any.
_STATES: Final = ("active", "inactive", "sold_out", "draft", "expired")
_SHOWN_AS: Final = {"active": ListingState.SHOWN, "draft": ListingState.DRAFT}
_SECOND: Final = 1_000_000
# Where a shop has what `EtsyTerms` leaves out.
_OF_THE_SHOP: Final = {
    "shipping_profile_id": "shipping-profiles",
    "readiness_state_id": "readiness-state-definitions",
    "return_policy_id": "policies/return",
}


def page_of_catalogue(ask: EtsyAsk, cursor: str) -> tuple[list[Item], str]:
    """Return a page of the listings of one state after another, and where to go on."""
    rows, following = _page(ask, cursor)
    return [item for row in rows for item in _items(row)], following


def all_listings(ask: EtsyAsk) -> list[dict[str, Any]]:
    """Walk the listings of every state."""
    rows, cursor = _page(ask, "")
    while cursor:
        more, cursor = _page(ask, cursor)
        rows += more
    return rows


def _page(ask: EtsyAsk, cursor: str) -> tuple[list[dict[str, Any]], str]:
    state, _mark, offset = (cursor or f"{_STATES[0]}:0").partition(":")
    if state not in _STATES or not (offset.isascii() and offset.isdecimal()):
        raise Refused("the cursor is not ours", "cursor")
    query = {"state": state, "limit": str(_PAGE), "offset": offset, "includes": "Inventory"}
    rows = results_of(ask.ask("GET", f"{ask.shop_path()}/listings", query=query))
    known = [row for row in rows if isinstance(row, dict)]
    if len(rows) == _PAGE:
        return known, f"{state}:{int(offset) + _PAGE}"
    following = _STATES[_STATES.index(state) + 1 :]
    return known, f"{following[0]}:0" if following else ""


def _items(row: dict[str, Any]) -> list[Item]:
    """Return what a listing sells; one that Etsy has no inventory of is left out."""
    try:
        inventory = Inventory(number_text(row.get("listing_id")), row.get("inventory"))
    except (Passing, Refused):
        return []
    return items_of(inventory, row)


def items_of(inventory: Inventory, said: dict[str, Any]) -> list[Item]:
    """Return an item for each product of a listing. said: the listing itself."""
    state = _SHOWN_AS.get(str(said.get("state")), ListingState.PAUSED)
    stamp = said.get("updated_timestamp")
    items = []
    for product in inventory.products():
        ref = inventory.ref(product)
        is_hidden = not product.is_enabled and state is ListingState.SHOWN
        items.append(
            Item(
                ref=ref,
                sku=product.sku,
                title=str(said.get("title") or ""),
                state=ListingState.PAUSED if is_hidden else state,
                price=product.price,
                shares_stock=bool(ref.parent) and len(inventory.sharing(ref)) > 1,
                page=str(said.get("url") or ""),
                modified=stamp * _SECOND if isinstance(stamp, int) and stamp > 0 else 0,
            )
        )
    return items


def publish(ask: EtsyAsk, terms: EtsyTerms, draft: Draft) -> Published:
    """Prepare a draft, or bring words, price and pictures of a listing up to date.

    A draft is never shown by the program: that costs a fee, and somebody looks first.
    """
    there = draft.ref or _already_there(ask, draft)
    ref = there or _created(ask, terms, draft)
    listing = listing_of(ref)
    if there is not None and not draft.is_price_only:
        _patch(ask, listing, text_form(draft))
    change_inventory(ask, listing, lambda inventory: _as_drafted(inventory, ref, draft))
    missing = ["shown"] if there is None and not draft.as_draft else []
    missing += [] if draft.is_price_only else _send_pictures(ask, listing, draft)
    return Published(_item(ask, ref), there is None, tuple(missing))


def _as_drafted(inventory: Inventory, ref: Ref, draft: Draft) -> dict[str, Any]:
    """Price it as said; a new draft, or one left half done, gets its SKU by the same."""
    body = inventory.with_price(ref, draft.price.amount)
    only = body["products"]
    if len(only) == 1 and not only[0]["sku"]:
        only[0]["sku"] = draft.sku
    return body


def _already_there(ask: EtsyAsk, draft: Draft) -> Ref | None:
    """Look for what an earlier try may have made: by SKU, or a draft of this title without one.

    Raises `Refused` where several could be meant.
    """
    rows = all_listings(ask)
    found = [item.ref for row in rows for item in _items(row) if item.sku == draft.sku]
    if not found:
        halves = [row for row in rows if row.get("state") == "draft"]
        found = [
            item.ref
            for row in halves
            for item in _items(row)
            if not item.sku and not item.ref.parent and item.title == title_of(draft)
        ]
    if len(found) > 1:
        raise Refused("several listings could be meant", "several")
    return found[0] if found else None


def _created(ask: EtsyAsk, terms: EtsyTerms, draft: Draft) -> Ref:
    body = form_body(draft_form(draft, _filled(ask, terms)))
    answer = ask.ask("POST", f"{ask.shop_path()}/listings", body=body, content_type=FORM)
    try:
        return Ref(number_text(as_object(answer).get("listing_id")))
    except (Passing, Refused):
        # It may stand there now: it is looked for before the next try.
        raise OutcomeUnknown("the answer names no listing") from None


def _filled(ask: EtsyAsk, terms: EtsyTerms) -> EtsyTerms:
    """Take what nobody said from the shop's own: somebody looks at a draft before it is shown."""
    blanks = {name: path for name, path in _OF_THE_SHOP.items() if not getattr(terms, name)}
    return replace(terms, **{name: _first(ask, path, name) for name, path in blanks.items()})


def _first(ask: EtsyAsk, path: str, name: str) -> str:
    """Return the id of the first of the shop's profiles, "" where it has none."""
    answer = ask.ask("GET", f"{ask.shop_path()}/{path}", reads=frozenset({404}))
    rows = [] if answer.status == 404 else results_of(answer)
    found = rows[0].get(name) if rows and isinstance(rows[0], dict) else None
    return number_text(found) if found else ""


def _send_pictures(ask: EtsyAsk, listing: str, draft: Draft) -> list[str]:
    """Upload the pictures; returns `pictures` where some did not arrive."""
    pictures = pictures_of(draft)
    path = f"{ask.shop_path()}/listings/{listing}/images"
    for rank, picture in enumerate(pictures, start=1):
        body, kind = picture_body(picture, rank)
        try:
            ask.ask("POST", path, body=body, content_type=kind)
        except (Refused, OutcomeUnknown):
            return ["pictures"]
    return [] if len(pictures) == len(draft.pictures) else ["pictures"]


def _item(ask: EtsyAsk, ref: Ref) -> Item:
    listing = listing_of(ref)
    said = as_object(ask.ask("GET", f"{APP}/listings/{listing}"))
    inventory, _at = inventory_of(ask, listing)
    items = items_of(inventory, said) if inventory else []
    item = next((each for each in items if each.ref == ref), None)
    if item is None:
        raise Refused("the listing is gone", "not_found")
    return item


def pause(ask: EtsyAsk, ref: Ref, *, is_paused: bool) -> None:
    """Hide one product of a listing or the whole listing, or show it again.

    Raises `Refused` with `renewal_fee` where showing it would set it to one piece and renew it.
    """
    listing = listing_of(ref)
    state = str(as_object(ask.ask("GET", f"{APP}/listings/{listing}")).get("state"))
    if not is_paused and state in {"sold_out", "expired"}:
        raise Refused("showing it would renew it for a fee", "renewal_fee")
    is_whole = not ref.parent or _switch(ask, ref, is_enabled=not is_paused)
    if is_whole and is_paused and state == "active":
        _patch(ask, listing, {"state": "inactive"})
    if not is_paused and state == "inactive":
        _patch(ask, listing, {"state": "active"})


def _switch(ask: EtsyAsk, ref: Ref, *, is_enabled: bool) -> bool:
    """Hide or show one product; True where nothing would be left, so the whole must be hidden."""
    listing = listing_of(ref)
    inventory, _at = inventory_of(ask, listing)
    if inventory is None:
        raise Refused("the listing is gone", "not_found")
    if is_all_zero(inventory.with_enabled(ref, is_enabled=is_enabled)):
        return True
    change_inventory(ask, listing, lambda known: known.with_enabled(ref, is_enabled=is_enabled))
    return False


def _patch(ask: EtsyAsk, listing: str, form: dict[str, str]) -> None:
    path = f"{ask.shop_path()}/listings/{listing}"
    ask.ask("PATCH", path, body=form_body(form), content_type=FORM)
