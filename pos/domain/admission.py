"""Which tills of a cooperative were shut out, and from when: the same answer on every device.

Managers let tills in and shut them out on devices that hear of each other late. The steps are gone
through in one order, by moment, till and entry; a step of a till that was shut out by then does not
count, so that whoever stole a till shuts out nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TillStep:
    """One decision about a till.

    at, till, seq: of the entry. about: the till it is about.
    revoked_from: microseconds UTC, None where the till was let in.
    """

    at: int
    till: str
    seq: int
    about: str
    revoked_from: int | None = None


def revoked_tills(steps: Iterable[TillStep], founders: frozenset[str]) -> dict[str, int]:
    """Return each till that is shut out, and from which moment on (microseconds UTC).

    founders: tills that opened a cooperative of their own, which nobody shuts out.

    >>> stolen = TillStep(30, "AAAAAA", 5, "BBBBBB", revoked_from=20)
    >>> revenge = TillStep(40, "BBBBBB", 9, "CCCCCC", revoked_from=10)
    >>> revoked_tills([revenge, stolen], frozenset({"AAAAAA"}))
    {'BBBBBB': 20}
    """
    revoked: dict[str, int] = {}
    for step in sorted(steps, key=lambda s: (s.at, s.till, s.seq)):
        if step.till in revoked and step.at >= revoked[step.till]:
            continue
        if step.revoked_from is None:
            revoked.pop(step.about, None)
        elif step.about not in founders:
            revoked[step.about] = step.revoked_from
    return revoked
