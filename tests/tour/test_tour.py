"""The whole day, played by `main.py tour` on a till of its own, ends well in every language."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300
PICTURES = (
    "language", "seller", "first-products", "sample-fair-tablet", "sample-fair-small",
    "sell-empty", "stock-empty", "import-columns", "import-preview", "import-result", "stock",
    "product-new", "count", "search-french", "search-arabic", "scan-unknown", "basket-undo",
    "measure", "sold-out", "tender-exact", "tender-notes", "sold-change", "sold-exact",
    "tender-card", "tender-mix", "settings-tenders", "tender-euro", "power-cut", "sales", "sale",
    "customer", "invoice", "people", "manager-asked",
    "shift-rates", "shift-float", "shift-pay-out", "shift-report", "shift-count", "shift-result",
    "shift-closed",
    "fairs-empty", "fair-plan", "fair-packed", "fair-ready", "fair-broken", "fair-stock",
    "till-invite", "till-invited", "till-joining", "fair-second-till", "till-waiting",
    "till-taken-in", "fair-stand", "fair-counting", "fair-differences", "fair-explained",
    "fair-home", "fair-result", "fair-report", "fair-summary",
    "settings", "look-evening", "look-sun", "look-large", "large-small",
)  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_tour_ends_well_and_leaves_its_pictures_and_papers(
    language: str, tmp_path: Path
) -> None:
    ended = played(language, tmp_path)

    summary = (tmp_path / "summary.txt").read_text("utf-8")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == ""
    assert "FAILED" not in summary
    assert ended.stdout.startswith(summary)
    assert missing(tmp_path) == []
    # Receipts of two tills, a copy, an order form and a closing, each as picture, PDF and bytes; an
    # invoice; the summaries of the day and of the fair.
    assert sorted(p.suffix for p in (tmp_path / "papers").iterdir()) == sorted(
        [*[".bin", ".pdf", ".png"] * 26, ".pdf", *[".csv", ".pdf"] * 2]
    )
    if shutil.which("pdftotext") is not None:
        summary_of_fair = sorted((tmp_path / "papers").glob("bilan_*.pdf"))[-1]
        # Turnover; packed, sold and missing with what they are worth at list price.
        assert {"610", "26", "3130", "5", "17", "2070", "2", "360"} <= numbers_on(summary_of_fair)


def numbers_on(paper: Path) -> set[str]:
    """Return the numbers on a paper, thousands put together."""
    command = ["pdftotext", "-layout", str(paper), "-"]
    text = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3})", "", text)))


def played(language: str, out: Path) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-W",
        "error",
        "main.py",
        "tour",
        "--lang",
        language,
        "--out",
        # As a person types it, from the folder of the program.
        os.path.relpath(out, ROOT),
    ]
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", timeout=PATIENCE,
        check=False,
    )  # fmt: skip


def missing(out: Path) -> list[str]:
    """Return the pictures that are not there, or that nothing was drawn on."""
    found = {path.stem.partition("-")[2]: QImage(str(path)) for path in out.glob("*.png")}
    return [name for name in PICTURES if name not in found or found[name].isNull()]
