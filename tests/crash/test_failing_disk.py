"""Every write and every flush of a sale fails once: told in words, nothing half, and selling on."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from tests.crash.seller import make_shop
from tests.crash.shim import built, needs_the_shim, run_under

pytestmark = [pytest.mark.crash, needs_the_shim]

FAILURES = pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO], ids=["full", "broken"])
OPERATIONS_OF_A_SALE = 20


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("shim"))


def reports(library: Path, folder: Path, error: int) -> list[dict[str, Any]]:
    shop = folder / "shop"
    shop.mkdir()
    make_shop(shop)
    said = run_under(library, shop, None, "tests.crash.failing_day", str(shop), str(error))
    return [json.loads(line) for line in said.splitlines()]


@FAILURES
def test_what_the_seller_is_told_is_true_and_selling_goes_on(
    library: Path, tmp_path: Path, error: int
) -> None:
    *failed, last = reports(library, tmp_path, error)

    assert len(failed) > OPERATIONS_OF_A_SALE
    assert [report for report in failed if report["faults"] or not report["sells_on"]] == []
    assert [report for report in failed if report["sold"] != (report["told"] is None)] == []
    assert any(report["told"] for report in failed)
    # A log that cannot be moved into the file is no fault of a sale: it is safe where it is.
    assert [report for report in failed if report["told_when_quiet"]] == []
    assert (last["told"], last["told_when_quiet"], last["sold"]) == (None, None, 1)
