"""The least price of a piece in letters that only the seller reads: a word of ten letters.

The first letter stands for 1, the tenth for 0, as merchants have written on their tags for ages.
"""

from typing import Final

from pos.domain.money import MINOR_DIGITS, Money
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

LENGTH: Final = 10
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class WordNotAccepted(FieldNotAccepted):
    """The word cannot stand for the ten digits."""


def clean_word(text: str) -> str:
    """Return the word as it is kept, or empty; raises `WordNotAccepted`.

    >>> clean_word("mozaik bled")
    'MOZAIKBLED'
    """
    word = "".join(text.split()).upper()
    if word and (len(word) != LENGTH or len(set(word)) != LENGTH or not set(word) <= _LETTERS):
        raise WordNotAccepted(_("Type a word of ten different letters, from A to Z."))
    return word


def floor_letters(price: Money, word: str) -> str:
    """Write a price in whole dirhams, rounded up, in the letters of `word`.

    >>> floor_letters(Money(12_050, "MAD"), "MOZAIKBLED")
    'MOM'
    """
    whole = -(-price.minor // 10 ** MINOR_DIGITS[price.currency])
    return "".join(word[(int(digit) - 1) % LENGTH] for digit in str(whole))
