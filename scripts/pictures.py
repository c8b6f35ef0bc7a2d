"""`python -m scripts.pictures`: take the pictures of the documentation anew, from the tour.

Each becomes a picture of 256 colours, a quarter of the size and the same to the eye.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image

from scripts.terminal import ROOT, say, status

FOLDER = ROOT / "docs" / "pictures"

# Language of the tour -> name of its picture -> name in the documentation.
TAKEN = {
    "fr": {
        "sample-fair-fr": "sell-fr",
        "language": "first-language-fr",
        "first-products": "first-products-fr",
        "product-new": "product-new-fr",
        "import-columns": "import-columns-fr",
        "import-preview": "import-preview-fr",
        "stock-counted": "stock-fr",
        "count": "count-fr",
        "sold-out": "sold-out-fr",
        "measure": "measure-fr",
        "bargain": "bargain-fr",
        "tender-notes": "pay-fr",
        "tender-mix": "pay-mix-fr",
        "tender-euro": "pay-euro-fr",
        "sold-change": "sold-fr",
        "power-cut": "power-cut-fr",
        "sale": "sale-fr",
        "settings": "settings-fr",
        "shift-float": "shift-float-fr",
        "shift-result": "shift-result-fr",
        "order-form": "order-form-fr",
        "order": "order-fr",
        "fair-packed": "fair-packed-fr",
        "fair-differences": "fair-count-fr",
        "fair-result": "fair-result-fr",
        "fair-report": "fair-report-fr",
        "till-invite": "till-invite-fr",
        "till-invited": "till-invited-fr",
        "till-code": "till-code-fr",
        "till-joining": "till-joining-fr",
        "till-waiting": "till-waiting-fr",
        "till-taken-in": "till-taken-in-fr",
        "tills": "tills-fr",
        "till-asked": "till-asked-fr",
        "settle-look": "settle-look-fr",
        "settle-paid": "settle-paid-fr",
    },
    "ar": {"sample-fair-ar": "sell-ar", "tender-notes": "pay-ar"},
}


def main() -> int:
    """Play the tour in each language and keep what the documentation shows."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language, names in TAKEN.items():
        with tempfile.TemporaryDirectory() as out:
            if status([sys.executable, "main.py", "tour", "--lang", language, "--out", out]) != 0:
                say("The tour went wrong: the pictures stay as they are.")
                return 1
            for taken, kept in names.items():
                _keep(next(Path(out).glob(f"[0-9][0-9]-{taken}.png")), FOLDER / f"{kept}.png")
            if language == "fr":
                _keep_receipt(Path(out) / "papers")
    total = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    say(f"{FOLDER}: {total // 1024} KB in all")
    return 0


def _keep(picture: Path, file: Path) -> None:
    with Image.open(picture) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)


def _keep_receipt(papers: Path) -> None:
    """Keep the first receipt of the shop: the longest paper, of five lines."""
    receipts = [paper for paper in papers.glob("[!XZ]*.png") if "-BC-" not in paper.name]
    longest = max(receipts, key=_height)
    with Image.open(longest) as image:
        image.convert("1").save(FOLDER / "receipt-fr.png", optimize=True)


def _height(picture: Path) -> int:
    with Image.open(picture) as image:
        return image.height


if __name__ == "__main__":
    sys.exit(main())
