"""Whose export a sheet is, and its rows into drafts."""

from datetime import date

from pos.services.importing import etsy, shopify, woocommerce
from pos.services.importing.columns import guess_columns
from pos.services.importing.drafts import Reading, Source
from pos.services.importing.sheet import Sheet
from pos.services.importing.table import read_table


def recognise(sheet: Sheet) -> Source:
    """Return whose export it is; anything not recognised is a list to match by columns."""
    if shopify.is_export(sheet.headers):
        return Source.SHOPIFY
    if woocommerce.is_export(sheet.headers):
        return Source.WOOCOMMERCE
    if etsy.is_export(sheet.headers):
        return Source.ETSY
    return Source.LIST


def read_products(sheet: Sheet, language: str, on: date) -> Reading:
    """Read a sheet as the export it is, or as a list with guessed columns.

    language: code under which names without a language of their own are kept.
    on: the day, for sale prices that hold between two dates.
    """
    source = recognise(sheet)
    if source is Source.SHOPIFY:
        return shopify.read(sheet, language)
    if source is Source.WOOCOMMERCE:
        return woocommerce.read(sheet, language, on)
    if source is Source.ETSY:
        return etsy.read(sheet, language)
    return read_table(sheet, guess_columns(sheet.headers), language)
