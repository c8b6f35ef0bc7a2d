"""Shops to measure with: a catalogue in three languages, and as much past as wanted."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pos.domain.basket import Basket, BasketLine
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft, Product
from pos.domain.quantity import pieces
from pos.domain.seller import Seller
from pos.services.catalogue import add_product
from pos.services.keys import Keys
from pos.services.shop import counter, open_shop
from pos.services.till import Till, UnitOfWork, open_till
from pos.store.file import connect
from pos.store.keys import key_of

_MANY: Final = 10

_THINGS: Final = (
    ("Babouche", "بلغة", "Slippers", Craft.LEATHER),
    ("Sacoche", "حقيبة", "Satchel", Craft.LEATHER),
    ("Pouf", "بوف", "Pouffe", Craft.LEATHER),
    ("Tapis", "زربية", "Rug", Craft.RUGS),
    ("Handira", "حنديرة", "Wedding blanket", Craft.RUGS),
    ("Tajine", "طاجين", "Tagine", Craft.POTTERY),
    ("Assiette", "صحن", "Plate", Craft.POTTERY),
    ("Théière", "براد", "Teapot", Craft.METAL),
    ("Plateau", "صينية", "Tray", Craft.METAL),
    ("Lanterne", "فانوس", "Lantern", Craft.METAL),
    ("Boîte", "علبة", "Box", Craft.WOOD),
    ("Échiquier", "شطرنج", "Chessboard", Craft.WOOD),
    ("Caftan", "قفطان", "Caftan", Craft.TEXTILE),
    ("Écharpe", "وشاح", "Scarf", Craft.TEXTILE),
    ("Œuf décoré", "بيضة", "Painted egg", Craft.OTHER),
)
_LOOKS: Final = (
    ("brodé", "مطرز", "embroidered"),
    ("gravé", "منقوش", "engraved"),
    ("en thuya", "من العرعار", "of thuya wood"),
    ("en cuivre", "من النحاس", "of copper"),
    ("ancien", "قديم", "old"),
    ("en sabra", "من الصبار", "of cactus silk"),
    ("à la main", "يدوي", "handmade"),
)
_TOWNS: Final = (
    ("de Fès", "فاس", "from Fez"),
    ("de Safi", "آسفي", "from Safi"),
    ("de Tétouan", "تطوان", "from Tetouan"),
    ("d'Essaouira", "الصويرة", "from Essaouira"),
    ("du Haut Atlas", "الأطلس الكبير", "from the High Atlas"),
    ("de Zagora", "زاكورة", "from Zagora"),
)
_COLOURS: Final = (
    ("bleu", "أزرق", "blue"),
    ("rouge", "أحمر", "red"),
    ("safran", "زعفراني", "saffron"),
    ("écru", "طبيعي", "natural"),
    ("vert", "أخضر", "green"),
)


def goods() -> Iterator[Product]:
    """Name products without end: half French first, three tenths Arabic only, the rest English."""
    words = itertools.product(_COLOURS, _TOWNS, _LOOKS, _THINGS)
    for number, (colour, town, look, thing) in enumerate(itertools.cycle(words), 1):
        fr, ar, en = (
            " ".join((thing[i], look[i], town[i], colour[i], str(number // 7))) for i in range(3)
        )
        share = number % _MANY
        names = Names(fr=fr, ar=ar) if share < 5 else Names(ar=ar) if share < 8 else Names(en=en)
        yield Product(
            id="",
            names=names,
            price=Money(500 + number % 400 * 250, MAD),
            craft=thing[3],
            sku=f"RH-{number:06d}",
            barcode=f"611{number:09d}",
        )


def make_shop(folder: Path, products: int, name: str = "shop.db", keys: Path | None = None) -> Till:
    """Open a new shop in `folder` with so many products, ten pieces of each on hand."""
    till = open_till(folder / name, Keys(keys or folder / "keys", with_keyring=False))
    till.open_identity(label="", is_example=False)
    seller = Seller(Names(fr="Coopérative Tissage", ar="تعاونية النسيج"), address="Fès", phone="05")
    till.write(open_shop, seller, Names(fr="Salon", ar="المعرض", en="Fair"))
    till.write(_add_all, list(itertools.islice(goods(), products)))
    till.idle()
    return till


def basket_of(products: list[Product], first: int, lines: int = 5) -> tuple[BasketLine, ...]:
    """Ring up one piece of each of `lines` products in a row, from the `first` on."""
    basket = Basket(MAD)
    for number in range(first, first + lines):
        product = products[number % len(products)]
        assert product.price is not None
        basket.add(product, pieces(1), product.price)
    return basket.lines


def add_past(path: Path, sales: int) -> None:
    """Repeat the newest sale of a closed shop `sales` times, straight in its tables.

    Every row is there and in order, as if sold; only the chain of hashes is not real.
    """
    connection = connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    key, seq = connection.execute(
        "SELECT max(key), (SELECT max(seq) FROM journal) FROM sale"
    ).fetchone()
    given = {"count": sales, "key": key, "seq": seq}
    for statement in _REPEAT:
        connection.execute(_NUMBERS + statement, given)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


_NUMBERS: Final = (
    "WITH RECURSIVE past(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM past WHERE n < :count) "
)
# Each copy sells other products: those further on, in the order of their keys, which have no gap.
_REPEAT: Final = (
    "INSERT INTO journal SELECT till, seq + n, at + n, kind, body, randomblob(32), signature "
    "FROM past, journal WHERE seq = :seq",
    "INSERT INTO sale SELECT key + n, at + n, till, series, number + n, total_minor, currency, "
    "rounding_minor, stamp_minor, paid_by, place, shift, person, customer "
    "FROM past, sale WHERE key = :key",
    "INSERT INTO sale_line SELECT sale + n, line, "
    "(SELECT min(key) + (product - min(key) + 5 * n) % count(*) FROM product), "
    "maker, quantity, total_minor, tax_minor, tax_rule, list_minor, reason, refunds, "
    "refunds_line, net_minor, owed_minor, parts "
    "FROM past, sale_line WHERE sale = :key",
    "INSERT INTO tender SELECT sale + n, line, kind, received_minor, change_minor, currency, "
    "notes_currency, notes_minor, reference FROM past, tender WHERE sale = :key",
    "INSERT INTO movement SELECT place, "
    "(SELECT min(key) + (product - min(key) + 5 * n) % count(*) FROM product), "
    "at + n, entry + n, line, quantity, cause "
    "FROM past, movement WHERE entry = :key",
    "INSERT INTO print_job (sale, is_copy, state, detail, queued_at) SELECT "
    "substr(sale, 1, 7) || (:seq + n), is_copy, 'confirmed', detail, queued_at + n "
    "FROM past, print_job WHERE id = (SELECT max(id) FROM print_job)",
)


def rows_of_last_sale(connection: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the newest sale left in each table."""
    key = connection.execute("SELECT max(key) FROM sale").fetchone()[0]
    queries = {
        "journal": "SELECT * FROM journal WHERE seq = ? & 4294967295",
        "sale": "SELECT * FROM sale WHERE key = ?",
        "sale_line": "SELECT * FROM sale_line WHERE sale = ?",
        "tender": "SELECT * FROM tender WHERE sale = ?",
        "movement": "SELECT * FROM movement WHERE entry = ? ORDER BY line",
    }
    return {name: connection.execute(sql, (key,)).fetchall() for name, sql in queries.items()}


def _add_all(work: UnitOfWork, products: list[Product]) -> None:
    for product in products:
        add_product(work, product)
    # Counted in one statement: a movement recorded for each would take half of the time.
    given = (key_of(counter(work.connection).here.id),)
    work.connection.exec_driver_sql(
        "INSERT INTO stock SELECT key, ?, 10000, 0, 10000, 0, 0, 0 FROM product", given
    )
