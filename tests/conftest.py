"""What holds for every test: no window, no noise in the log, the same examples in CI each time."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machines that run the tests are shared: a slow example says nothing about the code.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


class Complaints(logging.Handler):
    """Collects every record logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which a warning or an error was logged.

    A test that asks for `caplog` judges the log itself and is left alone.
    """
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    yield
    logging.getLogger().removeHandler(complaints)
    if complaints.texts and "caplog" not in request.fixturenames:
        pytest.fail("The log complained:\n" + "\n".join(complaints.texts))
