"""Any list, read by a matching of its columns: one row is one product.

Prices are read as people write them, in the currency they name; a price that can be read two ways
stays out with a remark, never guessed. A measured unit (m², kg) makes a product sold by measure.
"""

from collections import Counter
from decimal import Decimal
from typing import Final

from pos.domain.barcode import normal_code
from pos.domain.formatting import isolate
from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.quantity import Quantity, Unit
from pos.domain.text import clean_code, clean_name, clean_text
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.importing.amounts import named_currency, written_amount, written_quantity
from pos.services.importing.columns import Field, Matching
from pos.services.importing.crafts import guess_craft
from pos.services.importing.drafts import OWN_ORIGIN, ProductDraft, Reading, Source
from pos.services.importing.gathering import Gathering, names_from
from pos.services.importing.html_text import described
from pos.services.importing.sheet import Row, Sheet, unescaped
from pos.store.folding import folded

_WORDS_OF_UNITS: Final = {
    Unit.PIECE: "piece,pieces,pc,pcs,u,unite,قطعة,وحدة",
    Unit.SQUARE_METRE: "m2,metre carre,متر مربع,م2",
    Unit.METRE: "m,metre,metres,متر,م",
    Unit.GRAM: "g,gr,gramme,grammes,غرام,غ",
    Unit.KILOGRAM: "kg,kilo,kilos,كيلوغرام,كيلو,كغ",
    Unit.MILLILITRE: "ml,millilitre,millilitres,مل",
}
_UNITS: Final = {
    folded(word): unit for unit, words in _WORDS_OF_UNITS.items() for word in words.split(",")
}


def read_table(sheet: Sheet, matching: Matching, language: str) -> Reading:
    """Turn rows into drafts; a row without a name is refused.

    language: for the names of a column that says no language, which is the one of `NAME_FR`.
    """
    gathering = Gathering(Source.LIST, sheet)
    reader = _Rows(gathering, matching, language, sheet)
    for row in sheet.rows:
        try:
            gathering.add(reader.draft(row))
        except FieldNotAccepted as fault:
            gathering.refuse(row.line, str(fault), *row.cells.values())
    return gathering.reading(reader.currency)


class _Rows:
    """Reads rows of one list.

    Attributes: currency, the one most prices name, or None when none does.
    """

    def __init__(
        self, gathering: Gathering, matching: Matching, language: str, sheet: Sheet
    ) -> None:
        self._gathering = gathering
        self._matching = matching
        self._language = language
        self._skus = Counter(_code_key(self._text(row, Field.SKU)) for row in sheet.rows)
        prices = (self._text(row, Field.PRICE) for row in sheet.rows)
        named = Counter(filter(None, map(named_currency, prices)))
        self.currency = named.most_common(1)[0][0] if named else None

    def draft(self, row: Row) -> ProductDraft:
        """Describe one row; raises a `FieldNotAccepted` when it has no name that can be kept."""
        names = self._names(row)
        unit = self._unit(row)
        words = [self._text(row, field) for field in (Field.CATEGORY, Field.MATERIALS)]
        variant, maker = self._name(row, Field.VARIANT), self._name(row, Field.MAKER)
        sku = self._code(row, Field.SKU)
        return ProductDraft(
            lines=(row.line,),
            origin=self._own_origin(row) or self._origin(sku, maker, names, variant),
            names=names,
            variant=variant,
            price=self._amount(row, Field.PRICE),
            quantity=self._quantity(row, unit),
            unit=unit,
            kind=Kind.SERIES if unit is Unit.PIECE else Kind.MEASURED,
            craft=guess_craft(*words, names.fr, names.ar, names.en),
            category=self._name(row, Field.CATEGORY),
            sku=sku,
            barcode=self._code(row, Field.BARCODE),
            maker=maker,
            description=self._description(row),
            materials=self._name(row, Field.MATERIALS),
            dimensions=self._name(row, Field.DIMENSIONS),
            care=self._name(row, Field.CARE),
            cost=self._amount(row, Field.COST),
        )

    def _own_origin(self, row: Row) -> str:
        """Name a row of a list that this program wrote by the product it was written for."""
        written = self._code(row, Field.ID)
        return f"{OWN_ORIGIN}{written}" if written else ""

    def _origin(self, sku: str, maker: str, names: Names, variant: str) -> str:
        """Name a row by its SKU when no other row has it, else by maker, name and variant."""
        code = normal_code(sku)
        if code and self._skus[code] == 1:
            return f"list:sku:{code}"
        return f"list:name:{maker}|{names.within('fr')}|{variant}".casefold()

    def _names(self, row: Row) -> Names:
        if self._text(row, Field.ID):
            return self._names_as_written(row)
        # Not a mapping: a list of Arabic names may have a second column of them, empty here.
        texts = (
            (self._language, self._text(row, Field.NAME_FR)),
            ("ar", self._text(row, Field.NAME_AR)),
            ("en", self._text(row, Field.NAME_EN)),
        )
        names = Names()
        for language, text in texts:
            if text:
                read = names_from(text, language)
                names = Names(read.fr or names.fr, read.ar or names.ar, read.en or names.en)
        if names.is_empty:
            raise FieldNotAccepted(_("This product has no name."))
        return names

    def _names_as_written(self, row: Row) -> Names:
        """Read the names of a list of our own: each is in the language its column says."""
        fields = (Field.NAME_FR, Field.NAME_AR, Field.NAME_EN)
        names = Names(*(self._name(row, field) for field in fields))
        if names.is_empty:
            raise FieldNotAccepted(_("This product has no name."))
        return names

    def _amount(self, row: Row, field: Field) -> Decimal | None:
        def read(text: str) -> Decimal:
            amount, currency = written_amount(text)
            if currency not in (None, self.currency):
                message = _("This price is in {currency}, unlike the others. Type it by hand.")
                raise FieldNotAccepted(message.format(currency=isolate(currency)))
            return amount

        header = self._matching.get(field) or ""
        return self._gathering.kept(row.line, header, self._text(row, field), read)

    def _quantity(self, row: Row, unit: Unit) -> Quantity | None:
        header = self._matching.get(Field.QUANTITY) or ""
        text = self._text(row, Field.QUANTITY)
        return self._gathering.kept(
            row.line, header, text, lambda written: written_quantity(written, unit)
        )

    def _unit(self, row: Row) -> Unit:
        text = self._text(row, Field.UNIT)
        unit = _UNITS.get(folded(text).strip(" ."))
        if text and unit is None:
            message = _("The unit {unit} is not known. The product is counted in pieces.")
            self._gathering.note(row.line, message.format(unit=isolate(clean_name(text))))
        return unit or Unit.PIECE

    def _name(self, row: Row, field: Field) -> str:
        header = self._matching.get(field) or ""
        return self._gathering.kept(row.line, header, self._text(row, field), clean_name) or ""

    def _description(self, row: Row) -> str:
        header = self._matching.get(Field.DESCRIPTION) or ""
        text = self._text(row, Field.DESCRIPTION)
        read = clean_text if self._text(row, Field.ID) else described
        return self._gathering.kept(row.line, header, text, read) or ""

    def _code(self, row: Row, field: Field) -> str:
        header = self._matching.get(field) or ""
        return self._gathering.kept(row.line, header, self._text(row, field), clean_code) or ""

    def _text(self, row: Row, field: Field) -> str:
        return unescaped(row.cells.get(self._matching.get(field) or "", ""))


def _code_key(text: str) -> str:
    """Return the spelling under which codes of one list are compared; empty when not accepted."""
    try:
        return normal_code(clean_code(text))
    except FieldNotAccepted:
        return ""
