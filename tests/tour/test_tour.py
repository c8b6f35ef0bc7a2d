"""The whole day, played by `main.py tour` on a till of its own, ends well in every language."""

import csv
import os
import shutil
import subprocess
import sys
import unicodedata
from io import StringIO
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
    "customer", "invoice", "customer-known", "customer-erase",
    "people", "manager-asked", "person", "training", "locked",
    "carpet-taped", "discount-percent", "three-for", "below-floor", "create-scanned", "new-piece",
    "cheque-followed", "to-collect", "mark", "marks", "labels", "refund-of-other-till",
    "shift-rates", "shift-float", "shift-pay-out", "shift-report", "shift-count", "shift-result",
    "shift-closed", "fair-plan", "fair-packed", "fair-ready", "fair-broken", "fair-second-till",
    "fair-counting", "fair-differences", "fair-explained", "fair-result", "fair-report",
    "online", "online-sold-twice", "online-answered",
    "settings", "look-evening", "look-sun", "look-large", "large-small",
)  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.thorough
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
    # Receipts, a copy, an order form and a closing, each as picture, PDF and bytes; an invoice;
    # all that is known of a customer; the statements of the makers;
    # what the day brought, and the fair, each as PDF and as a table.
    assert sorted(p.suffix for p in (tmp_path / "papers").iterdir()) == sorted(
        [*[".bin", ".pdf", ".png"] * 33, ".pdf", ".pdf", *[".pdf", ".csv"] * 2, ".txt"]
    )
    if language == "fr" and shutil.which("pdftotext") is not None:
        assert not_on_paper(tmp_path / "papers") == []


def not_on_paper(folder: Path) -> list[str]:
    """Return what the table of the fair says and its paper, read by another program, does not."""
    *_day, paper = sorted(folder.glob("bilan_*.pdf"))
    rows = csv.reader(StringIO(paper.with_suffix(".csv").read_text("utf-8-sig")), delimiter=";")
    facts = {row[0]: row[3] for row in rows if not row[2]}
    told = (
        f"Chiffre d’affaires {facts['turnover'].removesuffix(',00')} DH",
        f"Vendu {facts['goods_sold']} 610",
        f"Manquant {facts['goods_missing']} 360",
    )
    words = words_of(paper)
    return [sentence for sentence in told if sentence not in words]


def words_of(paper: Path) -> str:
    """Return what another program reads in a PDF, one space between words."""
    command = ["pdftotext", "-layout", str(paper), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    letters = unicodedata.normalize("NFKC", text)
    return " ".join("".join(c for c in letters if unicodedata.category(c) != "Cf").split())


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
