"""The summary says what was done, and no step that went wrong can hide in it."""

import pytest

from pos.i18n import language
from tour.record import Record, Step


def record_of(*steps: Step) -> Record:
    record = Record()
    record.steps += steps
    return record


def met(sentence: str) -> Step:
    step = Step(sentence, seconds=0.4)
    step.check("It is so", is_met=True)
    return step


def unmet(sentence: str) -> Step:
    step = Step(sentence)
    step.check("It should be so", is_met=False)
    return step


def test_a_tour_that_did_nothing_is_no_success() -> None:
    assert not Record().is_good


@pytest.mark.parametrize("bad", [unmet("Sell"), Step("Sell", fault="The button did not come")])
def test_one_step_that_went_wrong_is_a_tour_that_went_wrong(bad: Step) -> None:
    with language("en"):
        record = record_of(met("Start"), bad)

        assert not record.is_good
        assert "1 step of 2 went wrong." in record.summary()
        assert "FAILED" in record.summary()


def test_the_summary_counts_steps_and_checks() -> None:
    with language("en"):
        summary = record_of(met("Start"), met("Sell")).summary()

    assert "2 steps, 2 checks: all is well, in 1 seconds." in summary
    assert summary.splitlines()[0].split() == ["1", "ok", "0.4", "s", "Start"]
