"""Amounts in dirhams written out in words, as the custom of invoices asks.

Our own, because the usual libraries have no dirham in French and name another currency in Arabic.
"""

from pos.domain import words_ar, words_en, words_fr
from pos.domain.money import MAD, Money


def amount_in_words(amount: Money, language: str) -> str:
    """Write an amount of dirhams out in fr, ar or en.

    Centimes are left out where there are none, and dirhams where there are only centimes.

    >>> amount_in_words(Money(123_456, MAD), "fr")
    'mille deux cent trente-quatre dirhams et cinquante-six centimes'
    """
    assert amount.currency == MAD, "only dirhams are written out"
    dirhams, centimes = divmod(abs(amount.minor), 100)
    parts = [_dirhams(dirhams, language)] if dirhams or not centimes else []
    if centimes:
        parts.append(_centimes(centimes, language))
    words = {"fr": " et ", "ar": " و", "en": " and "}[language].join(parts)
    minus = {"fr": "moins", "ar": "ناقص", "en": "minus"}[language]
    return f"{minus} {words}" if amount.minor < 0 else words


def _dirhams(count: int, language: str) -> str:
    if language == "ar":
        return words_ar.counted(count, words_ar.DIRHAM)
    return _european(count, "dirham", language)


def _centimes(count: int, language: str) -> str:
    if language == "ar":
        return words_ar.counted(count, words_ar.CENTIME)
    return _european(count, "centime", language)


def _european(count: int, noun: str, language: str) -> str:
    if language == "fr":
        return words_fr.counted(count, noun)
    return words_en.counted(count, noun)
