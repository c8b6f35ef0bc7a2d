"""Listings of a PrestaShop: made, brought up to date by PATCH, hidden and shown.

PUT of a product wipes what it does not name, so nothing here sends one. A product made here bears
the key of its wish in a field that buyers never see, and is looked up before another is made.
"""

from hashlib import sha256
from re import sub
from typing import Final
from unicodedata import normalize

from pos.channels.faults import Refused
from pos.channels.listings import Draft, Item, Published
from pos.channels.markup import paragraphs
from pos.channels.prestashop.pictures import uploaded
from pos.channels.prestashop.reading import found_by_sku, items
from pos.channels.prestashop.service import Row, Service, element, in_languages
from pos.channels.prestashop.writing import written
from pos.channels.shapes import amount, identity, text
from pos.channels.stock import Outcome, Ref, StockWrite

_MARK: Final = "supplier_reference"
_PRODUCT: Final = f"[id,reference,name,active,state,price,ean13,id_tax_rules_group,{_MARK}]"


def published(service: Service, draft: Draft) -> Published:
    """Create the product of a draft, or bring one up to date."""
    if draft.price.currency != service.currency():
        raise Refused("the shop has another currency", "other_currency")
    if draft.ref is not None:
        return _brought_up_to_date(service, draft, draft.ref)
    known = _already_made(service, draft)
    if known is not None:
        return _brought_up_to_date(service, draft, known)
    return _created(service, draft)


def _already_made(service: Service, draft: Draft) -> Ref | None:
    """Return the product an earlier try of this wish made. Raises `Refused` for a SKU in use."""
    if not draft.sku:
        raise Refused("a listing without a SKU would be made again by each try", "no_sku")
    found = found_by_sku(service, [draft.sku])[draft.sku]
    told = service.rows_by("products", "id", [item.ref.item for item in found], _PRODUCT)
    own = {identity(row.get("id")) for row in told if row.get(_MARK) == _mark(draft)}
    for item in found:
        if item.ref.item in own and not item.ref.parent:
            return item.ref
    if found:
        raise Refused("another listing has this SKU", "sku_taken")
    return None


def _mark(draft: Draft) -> str:
    return f"rahba-{sha256(draft.key.encode()).hexdigest()[:32]}"


def _created(service: Service, draft: Draft) -> Published:
    home = service.setting("PS_HOME_CATEGORY") or "2"
    fields: dict[str, str | int] = {
        "id_category_default": home,
        # Without a rule of taxes the price is the one buyers pay.
        "id_tax_rules_group": 0,
        "reference": draft.sku,
        _MARK: _mark(draft),
        "ean13": draft.barcode if len(draft.barcode) == 13 else "",
        "price": format(draft.price.amount, "f"),
        "active": 0 if draft.as_draft else 1,
        "state": 1,
        "available_for_order": 1,
        "show_price": 1,
        "minimal_quantity": 1,
    }
    said = "".join(element(name, value) for name, value in fields.items())
    category = f"<categories><category>{element('id', home)}</category></categories>"
    said += _words(service, draft) + f"<associations>{category}</associations>"
    made = service.change("POST", "products", f"<product>{said}</product>")
    item = _item(service, identity(made.get("id")))
    missing = () if _is_stocked(service, item, draft) else ("stock",)
    return Published(item, is_new=True, missing=missing + _lacking(service, draft, item.ref))


def _is_stocked(service: Service, item: Item, draft: Draft) -> bool:
    """Set the first number; the row for it came with the product."""
    first = StockWrite(item.ref, draft.stock, None, key=draft.key)
    return written(service, [first])[0].outcome is Outcome.APPLIED


def _brought_up_to_date(service: Service, draft: Draft, ref: Ref) -> Published:
    if ref.parent:
        raise Refused("a combination has the words, price and pictures of its product", "part")
    row = _row(service, ref.item)
    is_taxed = text(row.get("id_tax_rules_group")) != "0"
    words = "" if draft.is_price_only else _words(service, draft)
    said = element("id", ref.item) + words
    said += "" if is_taxed else element("price", format(draft.price.amount, "f"))
    service.change("PATCH", f"products/{ref.item}", f"<product>{said}</product>", is_harmless=True)
    shown = _row(service, ref.item)
    missing = () if amount(shown.get("price")) == draft.price.amount else ("price",)
    item = items(service, [shown], [])[0]
    lacking = () if draft.is_price_only else _lacking(service, draft, ref)
    return Published(item, is_new=False, missing=missing + lacking)


def _lacking(service: Service, draft: Draft, ref: Ref) -> tuple[str, ...]:
    lacks = {
        "pictures": not uploaded(service, ref.item, draft.pictures),
        "category": bool(draft.category),
        "details": bool(draft.details),
    }
    return tuple(part for part, is_lacking in lacks.items() if is_lacking)


def _words(service: Service, draft: Draft) -> str:
    """Return name, description and address, in the language of the draft if the shop has it."""
    told = service.rows("languages", {"filter[active]": "1", "display": "[id,iso_code]"})
    by_code = {text(row.get("iso_code")): identity(row.get("id")) for row in told}
    own = by_code.get(draft.language) or service.setting("PS_LANG_DEFAULT")
    languages = [own] if draft.ref is not None else sorted({*by_code.values(), own})
    markup = paragraphs(draft.description).replace("\n", "")
    said = in_languages("name", _bare(draft.title), languages)
    said += in_languages("description", markup, languages)
    if draft.ref is None:
        said += in_languages("link_rewrite", _address(draft), languages)
    return said


def _bare(title: str) -> str:
    """Return a title without the signs PrestaShop refuses in names."""
    return sub(r"[<>;=#{}]", " ", title)[:128]


def _address(draft: Draft) -> str:
    """Return a title as part of an address: letters of ASCII, digits and dashes."""
    letters = normalize("NFKD", f"{draft.title} {draft.sku}").encode("ascii", "ignore").decode()
    return sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:128] or "product"


def _row(service: Service, number: str) -> Row:
    told = service.rows_by("products", "id", [number], _PRODUCT) if identity(number) else []
    if not told:
        raise Refused("the shop has no such product", "not_found")
    return told[0]


def _item(service: Service, number: str) -> Item:
    return items(service, [_row(service, number)], [])[0]


def paused(service: Service, ref: Ref, *, is_paused: bool) -> None:
    """Switch a product off or on; a combination has no switch of its own."""
    if ref.parent:
        raise Refused("a combination is shown with its product", "part")
    wanted = "0" if is_paused else "1"
    xml = f"<product>{element('id', ref.item)}{element('active', wanted)}</product>"
    service.change("PATCH", f"products/{identity(ref.item)}", xml, is_harmless=True)
    if text(_row(service, ref.item).get("active")) != wanted:
        raise Refused("the shop took `active` and did not keep it", "not_kept")
