"""Expected faults, told to the seller.

A `PosError` is the world's fault (a full disk, a name too long, a wrong file), never a mistake in
the program. Its text is a complete, translated sentence that says what happened, what is safe and
what to do; it is fit to be shown as it is. Everything else that is raised is a bug.
"""


class PosError(Exception):
    """Base of every fault a seller can meet; `str(error)` is the sentence to show."""


class FieldNotAccepted(PosError):
    """What was typed into a field cannot be kept; the sentence stands under the field."""


class NotFound(PosError):
    """The thing asked for is not, or no longer, there."""
