"""The words of an import: sources, fields, currencies and what will happen."""

from dataclasses import dataclass

from pos.domain.formatting import isolate
from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.importing.columns import Field
from pos.services.importing.drafts import Refused, Remark, Source
from pos.services.importing.plan import Change, NewProduct, Plan
from ui.product_text import price_text, product_name
from ui.screen_language import screen_language


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One line of a list about an import. line: of the file, 0 for the file as a whole.

    what: the product, in its own direction.
    """

    line: int
    what: str
    text: str


def source_text(source: Source) -> str:
    """Name whose export a file is."""
    return {
        Source.WOOCOMMERCE: _("WooCommerce export"),
        Source.SHOPIFY: _("Shopify export"),
        Source.ETSY: _("Etsy export"),
        Source.LIST: _("Your own list"),
    }[source]


def field_text(field: Field) -> str:
    """Name what a column can hold."""
    return {
        Field.NAME_FR: _("Name"),
        Field.NAME_AR: _("Name in Arabic"),
        Field.NAME_EN: _("Name in English"),
        Field.PRICE: _("Price"),
        Field.COST: _("What it costs"),
        Field.QUANTITY: _("How many there are"),
        Field.SKU: _("Your code (SKU)"),
        Field.BARCODE: _("Barcode"),
        Field.CATEGORY: _("Group"),
        Field.DESCRIPTION: _("Description"),
        Field.MATERIALS: _("Materials"),
        Field.MAKER: _("Maker"),
        Field.VARIANT: _("Variant: colour, size"),
        Field.DIMENSIONS: _("Dimensions"),
        Field.CARE: _("Care"),
        Field.UNIT: _("Unit"),
        Field.ID: _("Which product it is, in Rahba"),
    }[field]


def currency_text(code: str) -> str:
    """Name a currency as people say it; the code for those nobody here says."""
    return {"MAD": _("Dirham"), "EUR": _("Euro"), "USD": _("US dollar")}.get(code, code)


def plan_counts(plan: Plan) -> tuple[str, ...]:
    """Count the new, the changed, the refused and the remarks, in that order."""
    new, changed = len(plan.new), len(plan.changed)
    refused, remarks = len(plan.refused), len(plan.remarks)
    return (
        ngettext("{count} new", "{count} new", new).format(count=new),
        ngettext("{count} changed", "{count} changed", changed).format(count=changed),
        ngettext("{count} line refused", "{count} lines refused", refused).format(count=refused),
        ngettext("{count} remark", "{count} remarks", remarks).format(count=remarks),
    )


def new_line(new: NewProduct) -> ImportLine:
    """Describe a product that will be added."""
    product = new.product
    return ImportLine(new.lines[0], _named(product), _price(product))


def changed_line(change: Change) -> ImportLine:
    """Describe what will be different."""
    if change.before.price != change.after.price:
        sentence = _("Price: {old} becomes {new}")
        text = sentence.format(
            old=isolate(_price(change.before)), new=isolate(_price(change.after))
        )
    elif change.before.cost != change.after.cost:
        text = _("Cost changed")
    elif change.before.names != change.after.names:
        text = _("Name changed")
    else:
        text = _("Description or codes changed")
    return ImportLine(change.lines[0], _named(change.after), text)


def refused_line(refused: Refused) -> ImportLine:
    """Describe a row that stays outside."""
    return ImportLine(refused.line, refused.what, refused.reason)


def remark_line(remark: Remark) -> ImportLine:
    """Describe something to know."""
    return ImportLine(remark.line, "", remark.reason)


def _named(product: Product) -> str:
    return isolate(product_name(product, screen_language()))


def _price(product: Product) -> str:
    if product.price is None:
        return _("No price: asked at each sale")
    return price_text(product, product.price, screen_language())
