"""Terms: the nearest rule wins, and says which it was."""

import pytest

from pos.domain.terms import (
    Agreed,
    Bargain,
    Cash,
    CommissionNotAccepted,
    Level,
    MakerShare,
    SharesNotWhole,
    Terms,
    agreed,
    require_terms,
    require_whole,
    shares_from,
    shares_text,
)
from tests.factories import dh

PIECE, MAKER, FAIR, COOPERATIVE = Level.PIECE, Level.MAKER, Level.FAIR, Level.COOPERATIVE


def test_nothing_said_leaves_the_maker_all_that_was_paid() -> None:
    assert agreed([(MAKER, Terms()), (COOPERATIVE, Terms())]) == Agreed()
    assert Agreed().level is Level.NOBODY


def test_the_nearest_rule_wins_and_says_so() -> None:
    levels = [(PIECE, Terms()), (MAKER, Terms(1000)), (FAIR, Terms(2500)), (COOPERATIVE, Terms(2))]

    assert agreed(levels) == Agreed(Level.MAKER, 1000)
    assert agreed(levels[2:]) == Agreed(Level.FAIR, 2500)


def test_a_commission_of_nothing_is_a_rule_too() -> None:
    assert agreed([(MAKER, Terms(0)), (COOPERATIVE, Terms(2000))]) == Agreed(Level.MAKER, 0)


def test_each_question_is_answered_by_the_nearest_that_answers_it() -> None:
    found = agreed(
        [
            (PIECE, Terms(net=dh("80"))),
            (MAKER, Terms(cash=Cash.MAKER)),
            (FAIR, Terms(1000, bargain=Bargain.COOPERATIVE)),
            (COOPERATIVE, Terms(2000, bargain=Bargain.MAKER, cash=Cash.COOPERATIVE)),
        ]
    )

    assert found == Agreed(Level.PIECE, 0, dh("80"), Bargain.COOPERATIVE, Cash.MAKER)


@pytest.mark.parametrize("terms", [Terms(-1), Terms(10_001), Terms(net=dh("-1"))])
def test_a_part_is_between_nothing_and_everything(terms: Terms) -> None:
    with pytest.raises(CommissionNotAccepted):
        require_terms(terms)


def test_shares_make_up_the_whole_piece() -> None:
    require_whole(())
    require_whole((MakerShare("T-1", 333), MakerShare("T-2", 667)))


@pytest.mark.parametrize(
    "shares",
    [
        (MakerShare("T-1", 500), MakerShare("T-2", 499)),
        (MakerShare("T-1", 500), MakerShare("T-1", 500)),
        (MakerShare("T-1", 1000), MakerShare("T-2", 0)),
        (MakerShare("", 1000),),
    ],
)
def test_other_shares_are_not_accepted(shares: tuple[MakerShare, ...]) -> None:
    with pytest.raises(SharesNotWhole):
        require_whole(shares)


def test_shares_read_back_as_they_were_written() -> None:
    shares = (MakerShare("7K3Q2M-3", 600), MakerShare("7K3Q2M-4", 400))

    assert shares_from(shares_text(shares)) == shares
    assert shares_from("") == shares_from("7K3Q2M-3:half") == ()
