"""Looking for what does not agree asks indexes, however much was ever sold."""

from sqlalchemy import Connection, event

from pos.services.discrepancies.every import open_discrepancies
from tests.factories import Shop

LARGE = ("movement", "sale_line", "sale", "journal", "counted", "product", "answered_fact")


def plans(connection: Connection) -> list[str]:
    """Return the steps of every statement that the page asks, over an empty file."""
    asked: list[tuple[str, object]] = []

    def keep(_connection: object, _cursor: object, sql: str, given: object, *_rest: object) -> None:
        asked.append((sql, given))

    event.listen(connection, "before_cursor_execute", keep)
    open_discrepancies(connection, 0)
    event.remove(connection, "before_cursor_execute", keep)
    driver = connection.connection.dbapi_connection
    assert driver is not None
    return [
        row[3] for sql, given in asked for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}", given)
    ]


def test_no_question_walks_what_was_ever_sold(shop: Shop) -> None:
    steps = shop.till.read(plans)

    partial = ("sale_line_free", "sale_line_unsigned", "sale_line_refunds")
    walks = [
        step
        for step in steps
        if step.startswith(tuple(f"SCAN {table}" for table in LARGE))
        and not any(index in step for index in partial)
    ]
    assert walks == []
    assert len(steps) > 10
