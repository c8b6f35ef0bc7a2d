"""The makers one by one: who they are, how they are paid, what was agreed with them."""

from sqlalchemy import Connection

from pos.domain.person import Act
from pos.domain.product import Maker
from pos.domain.text import clean_name
from pos.errors import NotFound
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from pos.journal.kinds import MakerSaved, Scalar
from pos.services.catalogue import NameMissing, makers
from pos.services.people import require
from pos.services.terms import flat_terms
from pos.store.unit_of_work import UnitOfWork


def maker_of(connection: Connection, maker: str) -> Maker:
    """Return one maker; raises `NotFound`."""
    found = next((each for each in makers(connection) if each.id == maker), None)
    if found is None:
        raise NotFound(_("This maker is no longer there. Go back to the list."))
    return found


def save_maker(work: UnitOfWork, maker: Maker) -> str:
    """Add a maker (its id empty), or keep what changed about one; returns its id.

    Raises `NameMissing`, `NotFound`, or a `FieldNotAccepted` for what cannot be kept.
    """
    require(work, Act.CHANGE_STOCK)
    after = _flat(maker)
    before = _flat(maker_of(work.connection, maker.id)) if maker.id else {}
    if not any(after[code] for code in LANGUAGES):
        raise NameMissing(_("Give the maker a name."))
    changes = {name: value for name, value in after.items() if before.get(name) != value}
    if not maker.id:
        return work.record(MakerSaved(changes=after)).id
    if any(name in changes for name in flat_terms(maker.terms)):
        require(work, Act.CHANGE_SETTINGS)
    if changes:
        work.record(MakerSaved(changes=changes, maker=maker.id))
    return maker.id


def _flat(maker: Maker) -> dict[str, Scalar]:
    texts = {
        **{code: getattr(maker.names, code) for code in LANGUAGES},
        "phone": maker.phone,
        "bank": maker.bank,
        "number": maker.number,
    }
    return {
        **{name: clean_name(text) for name, text in texts.items()},
        **flat_terms(maker.terms),
    }
