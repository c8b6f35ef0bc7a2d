"""One X server for everything that needs a real keyboard."""

from collections.abc import Iterator

import pytest

from tests.conformance.screen import Display, screen


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    with screen() as started:
        yield started
