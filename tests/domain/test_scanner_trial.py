"""What one scan shows of the scanner, and what is learned from it."""

from pos.domain.scanner import Pace, ScannerSettings
from pos.domain.scanner_trial import TEST_CODE, finding, learned
from pos.domain.scanning import Scan


def test_our_label_shows_what_the_scanner_adds() -> None:
    found = finding(Scan(f"~{TEST_CODE}#", gaps_ms=(8, 9, 30)))

    assert found.around == ("~", "#")
    assert (found.median_ms, found.longest_ms) == (9, 30)
    assert learned(ScannerSettings(), found) == ScannerSettings(prefix="~", suffix="#")


def test_our_label_is_found_through_another_layout() -> None:
    found = finding(Scan("RQHBQ)&é\"'(-", TEST_CODE))

    assert found.reading.is_repaired
    assert found.around == ("", "")


def test_a_slow_scanner_is_remembered_as_one_and_a_fast_one_again() -> None:
    slow = learned(ScannerSettings(), finding(Scan(TEST_CODE, gaps_ms=(70,) * 11)))
    fast = learned(slow, finding(Scan(TEST_CODE, gaps_ms=(9,) * 11)))

    assert (slow.pace, fast.pace) == (Pace.SLOW, Pace.FAST)


def test_another_label_says_nothing_of_what_is_added() -> None:
    before = ScannerSettings(prefix="~")

    assert learned(before, finding(Scan("6111234567895", gaps_ms=(9,) * 12))) == before


def test_a_serial_line_has_no_gaps_to_learn_from() -> None:
    before = ScannerSettings(pace=Pace.SLOW)

    assert learned(before, finding(Scan("6111234567895"))) == before
