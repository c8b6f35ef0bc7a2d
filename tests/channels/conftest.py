"""What all tests of connectors share: a clock for the way to a shop."""

from itertools import count

import pytest

from pos.channels import wire


@pytest.fixture(autouse=True)
def _a_clock_that_hurries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a second pass with each part of an answer, so that one that drips soon has its end."""
    seconds = count()
    monkeypatch.setattr(wire, "monotonic", lambda: float(next(seconds)))
