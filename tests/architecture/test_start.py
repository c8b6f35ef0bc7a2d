"""What a start loads, and when: held by structure, since no test goes by the clock."""

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

# Loaded by what needs them first: papers, imports, photos, the system's keyring.
HEAVY = {
    "reportlab",
    "argon2",
    "openpyxl",
    "escpos",
    "keyring",
    "PIL",
    "defusedxml",
    "arabic_reshaper",
    "bidi",
}
# What SQLAlchemy or the first work brings soon afterwards, and the frame stands without.
LATER = {
    "sqlalchemy",
    "cryptography",
    "msgspec",
    "concurrent",
    "hashlib",
    "logging.handlers",
    "sqlite3",
    "ui.sheets.keys_sheet",
}
FIRST_FRAME = ("main", "ui.program", "ui.entries")
UNTIL_THE_FIRST_SCAN = (*FIRST_FRAME, "ui.opening", "ui.pages.sell.page", "ui.people.at_till")

IMPORT_AND_TELL = """
import importlib, sys

for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sys.modules)
"""


def loaded(*names: str) -> set[str]:
    """Return the modules that a fresh interpreter has after importing `names`."""
    finished = subprocess.run(
        [sys.executable, "-c", IMPORT_AND_TELL, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(finished.stdout.split())


def within(names: set[str], *packages: str) -> list[str]:
    return sorted(
        name for name in names if any(name == p or name.startswith(f"{p}.") for p in packages)
    )


@pytest.fixture(scope="module")
def of_first_frame() -> set[str]:
    return loaded(*FIRST_FRAME)


@pytest.fixture(scope="module")
def of_first_scan() -> set[str]:
    return loaded(*UNTIL_THE_FIRST_SCAN)


def test_the_first_frame_needs_neither_the_database_nor_a_page(of_first_frame: set[str]) -> None:
    late = within(of_first_frame, *HEAVY, *LATER)
    pages = within(of_first_frame, "ui.pages", "ui.settings", "ui.first_run", "ui.people")
    pages += within(of_first_frame, "pos.printing")
    # The scanner is heard from the first key on, and judges it by the rules of the domain.
    domain = set(within(of_first_frame, "pos.domain")) - loaded("ui.scanning.scanner")

    assert late + pages + sorted(domain) == []


def test_the_first_scan_needs_no_paper_no_import_and_no_other_page(
    of_first_scan: set[str],
) -> None:
    late = within(of_first_scan, *HEAVY, "cryptography", "pos.printing", "pos.services.importing")
    others = within(of_first_scan, "ui.pages.stock", "ui.pages.sales", "ui.pages.settings")
    questions = within(of_first_scan, "ui.settings", "ui.first_run", "ui.fault_window")
    questions += within(
        of_first_scan, "ui.sheets.importing.import_sheet", "ui.sheets.product.product_sheet"
    )

    assert late + others + questions == []


def test_what_is_loaded_is_seen(of_first_scan: set[str]) -> None:
    assert {"sqlalchemy", "ui.pages.sell.page"} <= of_first_scan
