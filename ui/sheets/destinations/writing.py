"""A pack for a destination, written away from the screen: whole or not at all; it can be stopped.

The same goods, profile and addresses give the same bytes. Feeds keep their name, so that whoever
fetches them finds them; a dossier gets a folder of its own each time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import IO, Final

from pos.channels.dossier.photo import fitted
from pos.channels.dossier.profile import Kind, Profile, TableKind
from pos.channels.dossier.table import Line, lines_of, table
from pos.channels.feeds.addresses import Addresses, picture_name
from pos.channels.feeds.delimited import delimited
from pos.channels.feeds.drop import drop_csv, drop_json, drop_table
from pos.channels.feeds.feed import FeedKind, FeedOf, FeedTerms, feed
from pos.channels.feeds.shopify_csv import shopify_csv
from pos.channels.feeds.woocommerce_csv import woocommerce_csv
from pos.channels.offer import Offer
from pos.clock import local, system_clock
from pos.documents.document import Document
from pos.documents.maker_sheet import maker_sheet
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.folder import whole_file, whole_folder
from pos.printing.paper import A4
from pos.services.maker_sheets import maker_facts, makers_of
from pos.services.products import photo
from pos.services.shop import counter
from pos.services.spreadsheet import FileKind, write_table
from pos.services.still_archive import StillArchive
from ui.operations import Operations
from ui.sheets.destinations.reading import Gathered
from ui.watch import Tell

_PHOTOS: Final = "photos.zip"
_SHEETS: Final = "artisans"
# The forms a destination is written in, the first as usual.
FORMS: Final = {
    Kind.GOOGLE: ("tsv", "xml"),
    Kind.META: ("csv", "xml"),
    Kind.DROP: ("csv", "xlsx", "json"),
}


class NothingToWrite(PosError):
    """None of the goods chosen can be in this file."""


@dataclass(frozen=True, slots=True)
class PackWish:
    """What is to be written. form: one of `FORMS` where there is a choice, else empty."""

    profile: Profile
    goods: Gathered
    addresses: Addresses
    form: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """What was written. folder: where. files: their names. left_out: what could not go along."""

    folder: Path
    files: tuple[str, ...]
    products: tuple[str, ...]
    left_out: tuple[Offer, ...] = ()


def make_pack(operations: Operations, own: Path, wish: PackWish, tell: Tell) -> Pack:
    """Write the pack; for a slow thread. own: the folder of packs. Raises a `PosError`."""
    if not wish.goods.offers:
        raise NothingToWrite(_("No goods are chosen. Choose some first."))
    if wish.profile.kind is Kind.DOSSIER:
        return _dossier(operations, own, wish, tell)
    return _one_file(operations, own / wish.profile.key, wish, tell)


def _dossier(operations: Operations, own: Path, wish: PackWish, tell: Tell) -> Pack:
    profile, offers = wish.profile, wish.goods.offers
    moment = local(system_clock())
    name = f"{profile.key}_{moment:%Y-%m-%d_%H-%M-%S}"
    with whole_folder(own, name) as folder:
        lines = _with_photos(operations, folder, profile, lines_of(offers), tell)
        heads, rows = table(profile, lines)
        with whole_file(folder, f"{profile.key}.{profile.table.value}") as output:
            _write(profile.table, output, heads, rows)
        for code in profile.sheets:
            _write_sheets(operations, folder, code, wish.goods.keys, tell)
        files = tuple(sorted(file.name for file in folder.iterdir()))
    return Pack(own / name, files, tuple(offer.id for offer in offers))


def _write(
    kind: TableKind,
    output: IO[bytes],
    heads: Sequence[str],
    rows: Sequence[Sequence[str | Decimal | None]],
) -> None:
    if kind is TableKind.CSV:
        output.write(delimited(heads, rows))
    else:
        write_table(FileKind.XLSX, output, heads, rows, "en")


def _with_photos(
    operations: Operations, folder: Path, profile: Profile, lines: list[Line], tell: Tell
) -> list[Line]:
    """Write the photos; returns the lines, without the name of a photo that is not there."""
    if not any(line.photo for line in lines):
        return lines
    named = [(line.photo, line.offer.photo) for line in lines]
    with whole_file(folder, _PHOTOS) as output:
        there = _write_photos(operations, output, named, profile.longest_side, tell)
    return [replace(line, photo=line.photo if line.photo in there else "") for line in lines]


def _write_photos(
    operations: Operations,
    output: IO[bytes],
    named: Sequence[tuple[str, str]],
    longest_side: int,
    tell: Tell,
) -> set[str]:
    """Write each picture once under its name; returns the names. named: names and digests."""
    there: set[str] = set()
    with StillArchive(output, is_packed=False) as archive:
        for done, (name, digest) in enumerate(named):
            tell(done, len(named))
            jpeg = operations.read_now(photo, digest) if name and name not in there else None
            if jpeg is None:
                continue
            try:
                picture = fitted(jpeg, longest_side)
            except ValueError:
                # Another till may have brought something that is no picture.
                continue
            archive.writestr(name, picture)
            there.add(name)
    return there


def _write_sheets(
    operations: Operations, folder: Path, code: str, keys: tuple[int, ...], tell: Tell
) -> None:
    # ReportLab takes a tenth of a second to load, which no start of the program should pay.
    from pos.printing.pdf import write

    makers = operations.read_now(makers_of, keys)
    today = local(system_clock()).date()
    if not makers:
        return

    def documents() -> Iterator[Document]:
        for done, maker in enumerate(makers):
            tell(done, len(makers))
            yield maker_sheet(operations.read_now(maker_facts, maker, keys, today), code)

    with whole_file(folder, f"{_SHEETS}-{code}.pdf") as output:
        write(documents(), output, A4)


def _one_file(operations: Operations, folder: Path, wish: PackWish, tell: Tell) -> Pack:
    name = f"{wish.profile.key}.{_ending(wish)}"
    content, left_out = _content(operations, wish)
    out = {offer.id for offer in left_out}
    inside = tuple(offer for offer in wish.goods.offers if offer.id not in out)
    if not inside:
        raise NothingToWrite(
            _("None of these goods can be in this file: each needs a name, a price and a picture.")
        )
    with whole_file(folder, name) as output:
        if isinstance(content, bytes):
            output.write(content)
        else:
            write_table(FileKind.XLSX, output, *content, "en")
    files = [name]
    pictures = [(picture_name(offer), offer.photo) for offer in inside if offer.photo]
    if wish.addresses.pictures and pictures:
        with whole_file(folder, _PHOTOS) as output:
            _write_photos(operations, output, pictures, wish.profile.longest_side, tell)
        files.append(_PHOTOS)
    return Pack(folder, tuple(files), tuple(offer.id for offer in inside), left_out)


def _ending(wish: PackWish) -> str:
    forms = FORMS.get(wish.profile.kind, ("csv",))
    return wish.form if wish.form in forms else forms[0]


_Table = tuple[list[str], list[list[str | Decimal | None]]]


def _content(operations: Operations, wish: PackWish) -> tuple[bytes | _Table, tuple[Offer, ...]]:
    profile, offers, addresses = wish.profile, wish.goods.offers, wish.addresses
    match profile.kind:
        case Kind.WOOCOMMERCE:
            return woocommerce_csv(offers, addresses, profile.words), ()
        case Kind.SHOPIFY:
            return shopify_csv(offers, addresses, profile.words), ()
        case Kind.DROP:
            return _drop(offers, addresses, _ending(wish)), ()
        case _:
            seller = operations.read_now(counter).seller
            terms = FeedTerms(addresses, seller.names.within(profile.words[0]), profile.words)
            whose = FeedOf.GOOGLE if profile.kind is Kind.GOOGLE else FeedOf.META
            written = feed(whose, FeedKind(_ending(wish)), offers, terms)
            return written.content, written.left_out


def _drop(offers: Sequence[Offer], addresses: Addresses, form: str) -> bytes | _Table:
    if form == "json":
        return drop_json(offers, addresses)
    return drop_csv(offers, addresses) if form == "csv" else drop_table(offers, addresses)
