"""What the undo bar says needs no agreement with the name, in no language."""

import pytest

from pos.domain.basket import Basket
from pos.domain.money import MAD, Money
from pos.domain.quantity import pieces
from pos.i18n import use_language
from tests.ui.pages.desk import plain
from tests.ui.shops import piece
from ui.pages.sell.wording import undo_words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Retiré du panier : Théière"),
        ("ar", "تمت الإزالة من السلة: براد"),
        ("en", "Taken out of the basket: Théière"),
    ],
)
def test_what_was_taken_out_is_named_after_what_was_done(language: str, said: str) -> None:
    use_language(language)
    basket = Basket(MAD)
    line = basket.add(piece("Théière", 260, "براد"), pieces(1), Money(26_000, MAD))
    basket.void(line.key)

    words = undo_words(basket, language)

    assert plain(words) == said
