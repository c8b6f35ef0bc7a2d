"""What holds for every test: no window, no noise in the log, the same examples in CI each time."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from pos import i18n
from scripts.pseudo import LANGUAGE, compile_into

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


@pytest.fixture(scope="session")
def pseudo_language(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Teach the program the stretched pseudo-language, and return its code."""
    folder = tmp_path_factory.mktemp("locale")
    compile_into(folder)
    with pytest.MonkeyPatch.context() as patch, i18n.language(LANGUAGE):
        patch.setattr(i18n, "LOCALE_FOLDER", folder)
        # Read here, the catalogue is kept by the program for as long as the tests run.
        assert i18n.gettext("") != ""
    return LANGUAGE
