"""The till itself, who works at it, where, and what is set."""

from pos.journal.kinds.fact import Fact, Scalar


class TillOpened(Fact, frozen=True):
    """First entry of every till: who writes here.

    public_key: Ed25519, 64 hex digits.
    series: name of this till's receipt numbers.
    cooperative: id of the cooperative it belongs to, or empty.
    currency: ISO 4217 code of every price.
    is_example: a sample fair, whose papers say so and which may be thrown away.
    """

    public_key: str
    label: str
    series: str
    currency: str
    cooperative: str = ""
    is_example: bool = False


class TillAdmitted(Fact, frozen=True):
    """A manager let a till into the cooperative: what it wrote and will write is taken in.

    till, public_key: who it is. label, series: its name and that of its receipt numbers.
    """

    till: str
    public_key: str
    label: str
    series: str


class TillRevoked(Fact, frozen=True):
    """A till was lost, stolen or given up.

    from_at: microseconds UTC; what it wrote from then on stays in the journal and counts nowhere.
    """

    till: str
    from_at: int
    note: str = ""


class PersonSaved(Fact, frozen=True):
    """A person who works here was added (`person` empty) or edited."""

    changes: dict[str, Scalar]
    person: str = ""


class PlaceSaved(Fact, frozen=True):
    """A place was added (`place` empty) or edited."""

    changes: dict[str, Scalar]
    place: str = ""


class FairSaved(Fact, frozen=True):
    """A fair was planned (`fair` empty) or edited; its id is also that of the place it has."""

    changes: dict[str, Scalar]
    fair: str = ""


class SettingSaved(Fact, frozen=True):
    """Settings of the business were changed, such as the seller's name."""

    changes: dict[str, Scalar]


class ClockJumped(Fact, frozen=True):
    """The machine's clock was found running behind the journal.

    clock_at: what the clock said, microseconds UTC; the entry's own `at` follows the journal.
    """

    clock_at: int
