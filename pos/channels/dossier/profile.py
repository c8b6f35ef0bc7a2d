"""A destination of files as a person describes it: a TOML file that is edited without code.

A profile says who it is, which columns the table has, what the price in it means, how large the
photos are, and in which languages things are said. What is wrong with one is told by its line or
its word, in a sentence.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

from pos.domain.formatting import isolate
from pos.domain.names import Names
from pos.errors import PosError
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _

_KEY: Final = re.compile(r"[a-z][a-z0-9-]{1,39}")
_MOST_COLUMNS: Final = 100
_LONGEST: Final = 2000
_SIDES: Final = range(200, 4001)

S = TypeVar("S", bound=StrEnum)


class ProfileNotAccepted(PosError):
    """A profile that cannot be followed; the sentence says where it is wrong."""


class Kind(StrEnum):
    """What is written: a pack of table, photos and makers' sheets, or one file of a known form."""

    DOSSIER = "dossier"
    GOOGLE = "google"
    META = "meta"
    WOOCOMMERCE = "woocommerce"
    SHOPIFY = "shopify"
    DROP = "drop"


class TableKind(StrEnum):
    """How the table is written."""

    XLSX = "xlsx"
    CSV = "csv"


class Basis(StrEnum):
    """What the platform does with the maker's price.

    OWN: takes it as it is. ON_TOP: shows buyers a higher one and keeps the difference. INSIDE:
    shows it, and keeps a part of it.
    """

    OWN = "own"
    ON_TOP = "on_top"
    INSIDE = "inside"


class Need(StrEnum):
    """What an offer should have before it is handed over."""

    PHOTO = "photo"
    PRICE = "price"
    DESCRIPTION = "description"
    MAKER = "maker"
    SKU = "sku"
    MATERIALS = "materials"
    DIMENSIONS = "dimensions"
    STOCK = "stock"
    FRENCH = "fr"
    ARABIC = "ar"
    ENGLISH = "en"


class Value(StrEnum):
    """What a column of the table holds."""

    NUMBER = "number"
    PHOTO = "photo"
    ID = "id"
    SKU = "sku"
    BARCODE = "barcode"
    NAME = "name"
    NAME_FR = "name_fr"
    NAME_AR = "name_ar"
    NAME_EN = "name_en"
    VARIANT = "variant"
    DESCRIPTION = "description"
    MATERIALS = "materials"
    DIMENSIONS = "dimensions"
    CATEGORY = "category"
    CRAFT = "craft"
    MAKER = "maker"
    MAKER_FR = "maker_fr"
    MAKER_AR = "maker_ar"
    MAKER_EN = "maker_en"
    MARKS = "marks"
    PRICE = "price"
    OWN_PRICE = "own_price"
    SHOWN_PRICE = "shown_price"
    CURRENCY = "currency"
    STOCK = "stock"
    UNIT = "unit"
    PARENT = "parent"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. head: as the platform calls it. text: what stands in each row of a `TEXT`."""

    head: str
    value: Value
    text: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One destination.

    key: names it for ever. names: as it calls itself. about: what a person should know.
    is_programme: one of the seven platforms of the ministry's programme. percent: of `basis`.
    longest_side: pixels of a photo. words: languages of the table, the first that is there.
    sheets: languages of the makers' sheets, one each; none for no sheets.
    """

    key: str
    names: Names
    kind: Kind
    about: Names = Names()
    is_programme: bool = False
    order: int = 100
    table: TableKind = TableKind.XLSX
    columns: tuple[Column, ...] = ()
    basis: Basis = Basis.OWN
    percent: Decimal = Decimal(0)
    longest_side: int = 1600
    words: tuple[str, ...] = LANGUAGES
    sheets: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()


def read_profile(text: str) -> Profile:
    """Read a profile; raises `ProfileNotAccepted`."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _refused(str(fault)) from fault
    part = _Part(said, "")
    price, photos, languages = part.part("price"), part.part("photos"), part.part("languages")
    key, kind = part.text("key"), part.choice("kind", Kind, Kind.DOSSIER)
    names = part.names("name")
    if not _KEY.fullmatch(key):
        raise _refused("key")
    if names.is_empty:
        raise _refused("name")
    columns = _columns(part.value("columns", list, []))
    if kind is Kind.DOSSIER and not columns:
        raise _refused("columns")
    return Profile(
        key=key,
        names=names,
        kind=kind,
        about=part.names("about"),
        is_programme=part.value("is_programme", bool, otherwise=False),
        order=part.value("order", int, 100),
        table=part.choice("table", TableKind, TableKind.XLSX),
        columns=columns,
        basis=price.choice("basis", Basis, Basis.OWN),
        percent=_percent(price),
        longest_side=_side(photos),
        words=_languages(languages, "words") or LANGUAGES,
        sheets=_languages(languages, "sheets"),
        needs=tuple(_member("needs", Need, each) for each in part.value("needs", list, [])),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of the file. within: its name, for what is said of it."""

    said: Mapping[str, Any]
    within: str

    def value(self, name: str, kind: type, otherwise: Any) -> Any:
        found = self.said.get(name, otherwise)
        # A bool is an int to Python, and none to a person.
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            raise _refused(self.named(name))
        return found

    def text(self, name: str, otherwise: str | None = None) -> str:
        found = str(self.value(name, str, otherwise)).strip()
        if (otherwise is None and not found) or len(found) > _LONGEST:
            raise _refused(self.named(name))
        return found

    def part(self, name: str) -> "_Part":
        return _Part(self.value(name, dict, {}), self.named(name))

    def names(self, name: str) -> Names:
        """Read a name: one for all languages, or a table of one a language."""
        if isinstance(self.said.get(name, {}), str):
            return Names(fr=self.text(name))
        part = self.part(name)
        return Names(**{code: part.text(code, "") for code in LANGUAGES})

    def choice(self, name: str, choices: type[S], otherwise: S) -> S:
        return _member(self.named(name), choices, self.value(name, str, otherwise.value))

    def named(self, name: str) -> str:
        return f"{self.within}.{name}" if self.within else name


def _columns(said: list[Any]) -> tuple[Column, ...]:
    if len(said) > _MOST_COLUMNS or not all(isinstance(each, dict) for each in said):
        raise _refused("columns")
    parts = [_Part(each, f"columns {number}") for number, each in enumerate(said, start=1)]
    return tuple(
        Column(part.text("head"), part.choice("value", Value, Value.TEXT), part.text("text", ""))
        for part in parts
    )


def _percent(price: _Part) -> Decimal:
    percent = price.value("percent", int, 0)
    if not 0 <= percent <= 100:
        raise _refused("price.percent")
    return Decimal(percent)


def _side(photos: _Part) -> int:
    side = photos.value("longest_side", int, 1600)
    if side not in _SIDES:
        raise _refused("photos.longest_side")
    return int(side)


def _languages(part: _Part, name: str) -> tuple[str, ...]:
    said = part.value(name, list, [])
    if any(code not in LANGUAGES for code in said):
        raise _refused(part.named(name))
    return tuple(dict.fromkeys(said))


def _member(name: str, choices: type[S], said: Any) -> S:
    try:
        return choices(said)
    except ValueError:
        raise _refused(f"{name} = {said}") from None


def _refused(where: str) -> ProfileNotAccepted:
    message = _("This profile cannot be followed. Look at: {where}")
    return ProfileNotAccepted(message.format(where=isolate(where[:200])))
