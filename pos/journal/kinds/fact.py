"""What every kind says, and how a kind that carries only what changed says it."""

from typing import TypeAlias

import msgspec

# A value of a field in `changes`, which maps names of fields to values.
Scalar: TypeAlias = str | int | bool | None


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What every kind says.

    by: id of the person who did it, empty while nobody is named at the till.
    approved_by: id of the manager whose PIN was asked for it, or empty.
    """

    by: str = ""
    approved_by: str = ""
