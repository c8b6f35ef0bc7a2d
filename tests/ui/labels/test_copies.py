"""How many labels of each product: by a rule, unless somebody said otherwise."""

import pytest

from pos.services.labels import ToLabel
from ui.labels.copies import MOST, Copies, Rule

KEYS = (3, 1, 2)
PIECES = {3: ToLabel(14, 0), 1: ToLabel(0, 0), 2: ToLabel(5_000, 6)}


def known(rule: Rule) -> Copies:
    copies = Copies(KEYS, rule)
    copies.know(PIECES)
    return copies


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (Rule.NONE, []),
        (Rule.ONE, [(3, 1), (1, 1), (2, 1)]),
        (Rule.ON_HAND, [(3, 14), (2, MOST)]),
        (Rule.RECEIVED, [(2, 6)]),
    ],
)
def test_a_rule_counts_in_the_order_of_the_list(rule: Rule, wanted: list[tuple[int, int]]) -> None:
    copies = known(rule)

    assert copies.wanted() == wanted
    assert copies.total == sum(count for _key, count in wanted)


def test_what_was_typed_goes_before_the_rule_until_another_is_chosen() -> None:
    copies = known(Rule.ONE)
    copies.put(1, 0)
    copies.put(2, 7)

    assert copies.wanted() == [(3, 1), (2, 7)]
    copies.follow(Rule.ONE)
    assert copies.wanted() == [(3, 1), (1, 1), (2, 1)]


def test_no_number_is_below_none_or_beyond_reason() -> None:
    copies = known(Rule.NONE)
    copies.put(1, -3)
    copies.put(2, 100_000)

    assert copies.wanted() == [(2, MOST)]


def test_before_pieces_are_known_nothing_is_counted_by_them() -> None:
    assert Copies(KEYS, Rule.ON_HAND).wanted() == []
