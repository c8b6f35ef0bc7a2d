"""What the first run asks, as data."""

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.i18n import DEFAULT_LANGUAGE


class FirstProducts(StrEnum):
    """What to start with."""

    EMPTY = "empty"
    IMPORT = "import"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The answers of the first run; every one has a value that lets the day begin.

    language: of screen and receipts. seller: may be without a name, given later in the settings.
    place: the fair and the stand as printed; a plain "Stand" when not given.
    """

    language: str = DEFAULT_LANGUAGE
    seller: Seller = Seller()
    place: Names = Names()
    products: FirstProducts = FirstProducts.EMPTY

    @property
    def wants_import(self) -> bool:
        """True when a list of products is to be read first."""
        return self.products is FirstProducts.IMPORT

    @property
    def wants_example(self) -> bool:
        """True when the sample fair is to be opened, not a shop."""
        return self.products is FirstProducts.EXAMPLE


def named(text: str, language: str) -> Names:
    """Put a typed name where it belongs: under the language it was asked in."""
    return Names(**{language: text}) if text else Names()
