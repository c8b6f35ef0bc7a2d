"""Searching costs as much as what is found, not as much as there is to sell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.services import products
from pos.services.keys import Keys
from pos.services.till import Connection, Till, open_till
from pos.store.prepared import Prepared
from pos.store.projections import catalogue

# Whole, or their first rows: read in the order of an index, so that the first cost no more.
LISTS = {"_ALL", "_ALL_OF_CATEGORY", "_FIRST", "_FIRST_OF_CATEGORY"}
STATEMENTS = {
    name: value
    for name, value in vars(products).items()
    if isinstance(value, Prepared) and name not in LISTS
}


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    till = open_till(tmp_path / "shop.db", Keys(tmp_path / "keys", with_keyring=False))
    yield till
    till.close()


def plan(connection: Connection, statement: Prepared) -> list[str]:
    driver = connection.connection.dbapi_connection
    assert driver is not None
    values = ['"1"'] * statement.sql.count("?")  # the plan does not depend on them
    rows = driver.execute(f"EXPLAIN QUERY PLAN {statement.sql}", values)
    return [row[3] for row in rows]


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_look_up_walks_the_catalogue(till: Till, name: str) -> None:
    steps = till.read(plan, STATEMENTS[name])

    by_key = ("PRIMARY KEY", "sort_name>?")
    walks = [
        step
        for step in steps
        if step.startswith(("SEARCH product ", "SCAN product "))
        and not any(k in step for k in by_key)
    ]
    assert walks == []


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_is_read_from_an_index_in_its_order(till: Till, name: str) -> None:
    steps = till.read(plan, getattr(products, name))

    (read,) = [step for step in steps if step.startswith(("SEARCH product ", "SCAN product "))]
    assert "COVERING INDEX" in read
    assert not any("TEMP B-TREE" in step for step in steps)


def test_an_edit_does_not_walk_the_codes_of_other_products(till: Till) -> None:
    (step,) = till.read(plan, catalogue._FORGET_CODES)

    assert step == "SEARCH code USING PRIMARY KEY (code=? AND product=?)"
