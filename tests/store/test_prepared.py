"""Statements compiled once and sent by the driver."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, bindparam, create_engine, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.store import schema
from pos.store.driver import dbapi
from pos.store.prepared import Prepared

APPEND = Prepared(insert(schema.device))
READ = Prepared(
    select(schema.device.c.value)
    .where(schema.device.c.name >= bindparam("name"))
    .order_by(schema.device.c.name)
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://", module=dbapi())
    schema.device.create(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_a_query_returns_its_first_row(connection: Connection) -> None:
    APPEND.run_all(connection, [{"name": name, "value": name * 2} for name in "cab"])

    assert READ.first(connection, {"name": "b"}) == ("bb",)


def test_a_query_without_a_row_returns_none(connection: Connection) -> None:
    assert READ.first(connection, {"name": "a"}) is None


def test_what_it_wrote_goes_with_the_transaction_of_the_connection(connection: Connection) -> None:
    transaction = connection.begin()
    APPEND.run(connection, {"name": "a", "value": "1"})

    transaction.rollback()

    assert READ.first(connection, {"name": "a"}) is None


def test_it_says_how_many_rows_it_wrote(connection: Connection) -> None:
    once = Prepared(upsert(schema.device).on_conflict_do_nothing())

    assert once.run(connection, {"name": "a", "value": "1"}) == 1
    assert once.run(connection, {"name": "a", "value": "2"}) == 0


def test_columns_left_out_are_given_by_the_table() -> None:
    queue = Prepared(insert(schema.print_job), ["sale", "state"])

    assert queue.sql == "INSERT INTO print_job (sale, state) VALUES (?, ?)"


def test_rows_have_names_and_a_column_is_a_list(connection: Connection) -> None:
    everything = Prepared(select(schema.device).order_by(schema.device.c.name).limit(2))
    APPEND.run_all(connection, [{"name": name, "value": name * 2} for name in "cab"])

    assert [row.value for row in everything.rows(connection, {})] == ["aa", "bb"]
    assert everything.column(connection, {}) == ["a", "b"]


def test_a_value_written_in_the_statement_is_sent_with_it(connection: Connection) -> None:
    fixed = Prepared(select(schema.device.c.value).where(schema.device.c.name == "b"))
    APPEND.run_all(connection, [{"name": name, "value": name * 2} for name in "cab"])

    assert fixed.first(connection, {}) == ("bb",)
