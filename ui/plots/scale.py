"""Where the lines behind bars lie: round numbers from zero up, few of them."""

from typing import Final

_MOST_LINES: Final = 4
_ROUND: Final = (1, 2, 5)


def lines_up_to(longest: int) -> tuple[int, ...]:
    """Return the values of the lines above zero; the last is no less than the longest bar.

    None where no bar is above zero.

    >>> lines_up_to(1840)
    (500, 1000, 1500, 2000)
    """
    if longest <= 0:
        return ()
    step = _step(longest)
    count = -(-longest // step)
    return tuple(step * number for number in range(1, count + 1))


def _step(longest: int) -> int:
    """Return the least round number of which few reach the longest bar."""
    power = 1
    while True:
        for factor in _ROUND:
            if factor * power * _MOST_LINES >= longest:
                return factor * power
        power *= 10
