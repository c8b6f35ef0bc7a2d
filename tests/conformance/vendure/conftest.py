"""Who judges the connector to Vendure: Vendure, installed once for each version of its lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.npm import installed, node
from tests.conformance.vendure.shop import HERE, Shopkeeper, running


@pytest.fixture(scope="session")
def vendure(request: pytest.FixtureRequest) -> Path:
    """Return the folder with Vendure in it; its database is built here, for it has no other."""
    return installed(request.config, HERE, build=["better-sqlite3"])


@pytest.fixture(scope="session")
def keeper(vendure: Path) -> Iterator[Shopkeeper]:
    with running(node(), vendure) as shopkeeper:
        yield shopkeeper


@pytest.fixture(autouse=True)
def nothing_left_wrong(request: pytest.FixtureRequest) -> Iterator[None]:
    """The shop outlives a test: what went wrong in one may not meet the next."""
    yield
    if "keeper" in request.fixturenames:
        request.getfixturevalue("keeper").road.goes_well()
