"""What was handed over by hand to those who list goods: platforms without an interface."""

from datetime import date

import msgspec

from pos.domain.names import Names
from pos.journal.kinds.fact import Fact


class DossierLine(msgspec.Struct, frozen=True, kw_only=True):
    """One product of a dossier. names, sku: what it was called when it was handed over."""

    product: str
    names: Names
    sku: str = ""


class DossierHandedOver(Fact, frozen=True):
    """A person says that goods were given to a destination to be listed.

    destination: key of its profile. name: what it was called. on: the day, as the person said.
    """

    destination: str
    name: str
    lines: tuple[DossierLine, ...]
    on: date


class DossierWithdrawn(Fact, frozen=True):
    """A person says that goods were taken back from a destination, or taken off it.

    undoes: id of the entry that handed them over by mistake, or empty.
    """

    destination: str
    name: str
    lines: tuple[DossierLine, ...]
    on: date
    undoes: str = ""
