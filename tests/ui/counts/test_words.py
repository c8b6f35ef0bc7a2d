"""What is said of counts, in French and in Arabic: signs keep their side, names their direction."""

import pytest

from pos.domain.formatting import END_ISOLATE, LEFT_TO_RIGHT_ISOLATE
from pos.domain.names import Names
from pos.domain.quantity import Unit
from pos.i18n import language
from pos.services.count_hints import Hint, HintKind
from pos.services.counted import Found
from tests.factories import NOON, a_product, dh
from tests.ui.pages.desk import plain
from ui.counts.row_words import difference_row, difference_spoken
from ui.counts.words import hint_text, signed, signed_money, sums_text

MISSING = Found(a_product(names=Names(fr="Bol", ar="زلافة"), price=dh("40")), 5000, 3000)
TOO_MANY = Found(a_product(names=Names(fr="Plat", ar="طبق"), price=dh("150")), 2000, 3000)


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
@pytest.mark.parametrize("kind", HintKind)
def test_every_hint_is_a_whole_sentence(code: str, kind: HintKind) -> None:
    hint = Hint(kind, thousandths=2000, times=2, till="Stand 12", at=NOON, price=dh("40"))

    with language(code):
        said = hint_text(hint, MISSING)

    assert "{" not in said
    assert said.rstrip()[-1] in ".?؟"


def test_a_gain_and_a_loss_show_their_sign() -> None:
    with language("fr"):
        assert (signed(MISSING), signed(TOO_MANY)) == ("-2", "+1")
        assert plain(signed_money(dh("-80"))) == "-80 DH"
        assert plain(signed_money(dh("150"))) == "+150 DH"


def test_a_sign_stays_at_the_left_of_its_number_in_arabic() -> None:
    with language("ar"):
        assert signed(TOO_MANY) == f"{LEFT_TO_RIGHT_ISOLATE}+1{END_ISOLATE}"
        assert signed(MISSING) == f"{LEFT_TO_RIGHT_ISOLATE}-2{END_ISOLATE}"


def test_what_is_missing_and_what_is_too_much_are_summed_up_apart() -> None:
    with language("fr"):
        said = plain(sums_text([MISSING, TOO_MANY]))

    assert said == "Manque : 80 DH · En trop : 150 DH"


def test_what_nothing_was_known_of_says_so() -> None:
    found = Found(a_product(unit=Unit.METRE, price=None), None, 2500)

    with language("fr"):
        words, spoken = difference_row(found), plain(difference_spoken(found))

    assert plain(words.amount) == "+2,5 m"
    assert words.remark == ""
    assert "Attendu : inconnu ici · compté : 2,5 m" in spoken
