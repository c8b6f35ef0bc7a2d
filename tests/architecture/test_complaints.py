"""What users of other tills suffer is kept out by tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (\d+) \| .+ \| (.+) \|$", re.MULTILINE)
# Losing sales, doubles, money and closing; the scanner, speed and stock.
COMPLAINTS = {*range(1, 27), *range(35, 49)}


def rows() -> dict[int, str]:
    text = (ROOT / "docs" / "decisions" / "complaints.md").read_text("utf-8")
    return {int(number): kept_out for number, kept_out in ROW.findall(text)}


def test_every_complaint_is_answered() -> None:
    assert set(rows()) == COMPLAINTS


def test_every_test_that_is_named_exists() -> None:
    defined = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    }

    named = {name for text in rows().values() for name in re.findall(r"`(test_\w+)`", text)}

    assert named - defined == set()
