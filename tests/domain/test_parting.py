"""Parting a price: whatever was agreed, the parts make up what was paid, to the last centime."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import MAD, Money, total
from pos.domain.parting import Back, Share, mirrored_parts, net_of, parted
from pos.domain.quantity import pieces
from pos.domain.terms import Agreed, Bargain, Cash
from tests.factories import dh

AGREED = st.builds(
    Agreed,
    commission_bp=st.integers(0, 10_000),
    net=st.none() | st.builds(Money, st.integers(0, 200_000), st.just(MAD)),
    bargain=st.sampled_from(Bargain),
    cash=st.sampled_from(Cash),
)
PAID = st.integers(0, 10**7)


@pytest.mark.parametrize(
    ("bargain", "net"),
    [(Bargain.MAKER, "65"), (Bargain.COOPERATIVE, "85"), (Bargain.SHARED, "68")],
)
def test_who_bears_a_bargain_gets_less(bargain: Bargain, net: str) -> None:
    agreement = Agreed(commission_bp=1500, bargain=bargain)

    assert net_of(dh("80"), dh("100"), pieces(1), agreement) == dh(net)


@pytest.mark.parametrize(
    ("bargain", "net"),
    [(Bargain.MAKER, "120"), (Bargain.COOPERATIVE, "160"), (Bargain.SHARED, "128")],
)
def test_an_agreed_net_is_for_each_piece(bargain: Bargain, net: str) -> None:
    agreement = Agreed(net=dh("80"), bargain=bargain)

    assert net_of(dh("160"), dh("200"), pieces(2), agreement) == dh(net)


@pytest.mark.parametrize("bargain", Bargain)
def test_without_a_bargain_it_does_not_matter_who_would_bear_it(bargain: Bargain) -> None:
    assert net_of(dh("100"), dh("100"), pieces(1), Agreed(commission_bp=1500, bargain=bargain)) == (
        dh("85")
    )


def test_more_than_the_label_is_shared_by_commission_and_not_by_an_agreed_net() -> None:
    assert net_of(dh("120"), dh("100"), pieces(1), Agreed(commission_bp=1000)) == dh("108")
    assert net_of(dh("120"), dh("100"), pieces(1), Agreed(net=dh("80"))) == dh("80")


def test_a_maker_who_bears_a_gift_gets_nothing_and_owes_nothing() -> None:
    borne = Agreed(commission_bp=1500, bargain=Bargain.MAKER)

    assert net_of(dh("0"), dh("100"), pieces(1), borne) == dh("0")


def test_the_cooperative_pays_for_its_gifts() -> None:
    given_away = Agreed(commission_bp=1500, bargain=Bargain.COOPERATIVE)
    (part,) = parted(dh("0"), dh("100"), pieces(1), (Share("T-1", 1000, given_away),))

    assert (part.net, part.commission, part.owed) == (dh("85"), dh("-85"), dh("85"))


def test_at_a_stand_of_their_own_the_maker_owes_the_commission() -> None:
    own = Agreed(commission_bp=2000, cash=Cash.MAKER)
    (part,) = parted(dh("100"), dh("100"), pieces(1), (Share("T-1", 1000, own),))

    assert (part.net, part.owed) == (dh("80"), dh("-20"))


def test_each_maker_of_a_piece_has_terms_of_their_own() -> None:
    shares = (
        Share("T-1", 600, Agreed(commission_bp=1000)),
        Share("T-2", 400, Agreed(commission_bp=2000)),
    )

    first, second = parted(dh("100"), dh("100"), pieces(1), shares)

    assert (first.gross, first.net) == (dh("60"), dh("54"))
    assert (second.gross, second.net) == (dh("40"), dh("32"))


@given(PAID, PAID, st.integers(1, 9), st.lists(st.integers(1, 999), min_size=1, max_size=5), AGREED)
def test_parts_make_up_what_was_paid(
    paid: int, asked: int, count: int, weights: list[int], agreement: Agreed
) -> None:
    shares = [Share(f"T-{n}", weight, agreement) for n, weight in enumerate(weights)]
    parts = parted(Money(paid, MAD), Money(asked, MAD), pieces(count), shares)

    together = net_of(Money(paid, MAD), Money(asked, MAD), pieces(count), agreement)
    assert total([part.gross for part in parts], MAD).minor == paid
    assert total([part.net for part in parts], MAD) == together
    assert all(part.net.minor >= 0 for part in parts)
    assert sum(part.net.minor + part.commission.minor for part in parts) == paid


@given(PAID, st.integers(1, 9), st.lists(st.integers(1, 999), min_size=1, max_size=3), AGREED)
def test_what_comes_back_in_steps_takes_back_exactly_what_was_given(
    paid: int, count: int, weights: list[int], agreement: Agreed
) -> None:
    shares = [Share(f"T-{n}", weight, agreement) for n, weight in enumerate(weights)]
    parts = parted(Money(paid, MAD), Money(paid + 500, MAD), pieces(count), shares)
    left, back = Back(paid, count * 1000), [(0, 0, 0)] * len(parts)

    for step in range(1, count + 1):
        given_now = paid * step // count - left.given
        taken = mirrored_parts(parts, left, given_now, 1000)
        assert sum(part.gross.minor for part in taken) == -given_now
        back = [
            (gross + part.gross.minor, net + part.net.minor, owed + part.owed.minor)
            for (gross, net, owed), part in zip(back, taken, strict=True)
        ]
        left = Back(paid, count * 1000, left.given + given_now, left.came + 1000)

    assert back == [(-p.gross.minor, -p.net.minor, -p.owed.minor) for p in parts]
