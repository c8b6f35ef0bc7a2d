"""The journal's table: what is written stays, whoever tries."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from pos.store import schema
from tests.factories import Shop

COPY = "SELECT till, seq, at + 1, kind, body, hash, signature FROM journal WHERE seq = 2"
GAP = "SELECT till, seq + 99, at, kind, body, hash, signature FROM journal WHERE seq = 2"


def size(shop: Shop) -> int:
    with shop.store.reading() as connection:
        return connection.execute(select(func.count()).select_from(schema.journal)).scalar_one()


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE journal SET at = at + 1", "append-only"),
        ("UPDATE journal SET body = x'7b7d' WHERE seq = 2", "append-only"),
        ("DELETE FROM journal", "append-only"),
        ("DELETE FROM journal WHERE seq = 2", "append-only"),
        (f"INSERT OR REPLACE INTO journal {COPY}", "second entry"),
        (f"REPLACE INTO journal {COPY}", "second entry"),
        (f"INSERT INTO journal {COPY}", "second entry"),
        (f"INSERT INTO journal {GAP}", "no gap"),
        (
            f"INSERT INTO journal {COPY} ON CONFLICT DO UPDATE SET at = excluded.at",
            "second entry",
        ),
    ],
)
def test_nothing_in_the_journal_can_be_exchanged(shop: Shop, statement: str, reason: str) -> None:
    before = size(shop)

    with pytest.raises(IntegrityError, match=reason), shop.store.begin() as work:
        work.connection.execute(text(statement.replace("seq = 2 ON", "seq = 2 AND true ON")))

    assert size(shop) == before


def test_text_does_not_go_into_a_column_of_numbers(shop: Shop) -> None:
    statement = text("INSERT INTO stock (product, place, on_hand) VALUES (1, 1, '12 euros')")

    with pytest.raises(IntegrityError), shop.store.begin() as work:
        work.connection.execute(statement)
