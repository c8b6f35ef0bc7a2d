"""Ids of the journal as whole numbers, for the keys of tables.

`7K3Q2M-142` is the till's 30 bits times 2**32 plus the seq: the same number on every device,
rising with time within a till, eight bytes in an index.
"""

from functools import lru_cache
from typing import Final

from pos.journal.identity import CROCKFORD, is_till_name

_SEQ_BITS: Final = 32
# Crockford's digits as Python's own of base 32, which `int` reads six times as fast as a loop.
_AS_BASE_32: Final = str.maketrans(CROCKFORD, "0123456789abcdefghijklmnopqrstuv")
# A file holds the journals of a few tills, and thousands of ids of each.
_TILLS_KEPT: Final = 64


def entry_key(till: str, seq: int) -> int:
    """Return the key of entry `seq` of `till`; raises `ValueError` for what is no till's name."""
    return _bits_of(till) | seq


def key_of(entry_id: str) -> int:
    """Return the key of an id such as `7K3Q2M-142`; raises `ValueError` for anything else."""
    till, _, seq = entry_id.partition("-")
    if not (seq.isascii() and seq.isdecimal() and len(seq) < 10):
        raise ValueError(f"{entry_id!r} is no id of the journal")
    return _bits_of(till) | int(seq)


def id_of(key: int) -> str:
    """Return the id that `key` stands for."""
    till, seq = parts_of(key)
    return f"{till}-{seq}"


def parts_of(key: int) -> tuple[str, int]:
    """Return the till and the seq that `key` stands for."""
    number, seq = divmod(key, 1 << _SEQ_BITS)
    return _till_of(number), seq


@lru_cache(_TILLS_KEPT)
def _bits_of(till: str) -> int:
    if not is_till_name(till):
        raise ValueError(f"{till!r} is no id of the journal, nor the till of one")
    return int(till.translate(_AS_BASE_32), 32) << _SEQ_BITS


@lru_cache(_TILLS_KEPT)
def _till_of(number: int) -> str:
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(25, -1, -5))
