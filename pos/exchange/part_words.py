"""What is said of a till's part that cannot be taken in, or only in its beginning."""

from pos.exchange.header import Part
from pos.i18n import gettext as _
from pos.journal.verification import Fault
from pos.store.checks import fault_sentence


def missing_text(part: Part, head: int) -> str:
    """Say which entries are missing before those of a part. head: the last one here."""
    if head:
        sentence = _(
            "Of till {till}, entries {first} to {last} are missing between what is here and this "
            "file. Let the other till write everything, and read that file."
        )
    else:
        sentence = _(
            "Of till {till} nothing is here yet, and this file begins after entry {last}. Let the "
            "other till write everything, and read that file."
        )
    return sentence.format(till=part.till, first=head + 1, last=part.first - 1)


def waits_text(part: Part, head: int) -> str:
    """Say which entries are missing, and that those of the part wait. head: the last one here."""
    sentence = _(
        "Of till {till}, entries {first} to {last} are missing. What comes after them is kept "
        "aside on this device and comes in by itself once they are here. Let the other till write "
        "everything, and read that file."
    )
    return sentence.format(till=part.till, first=head + 1, last=part.first - 1)


def cut_text(till: str, seq: int) -> str:
    """Say that the file ends before entry `seq`."""
    sentence = _(
        "The file breaks off before entry {seq} of till {till}. What came before it is here; copy "
        "the file again for the rest."
    )
    return sentence.format(seq=seq, till=till)


def kept_text(fault: Fault) -> str:
    """Say what is wrong with an entry, and that all before it is kept."""
    kept = _("What came before it is here; nothing after it was taken in.")
    return f"{fault_sentence(fault)} {kept}"


def fork_text(till: str, seq: int, *, is_kept: bool) -> str:
    """Say that a till was copied. is_kept: its other half is on this device as a whole."""
    copied = _(
        "Till {till} wrote two different entries {seq}: it was copied, and two devices went on "
        "with it. Nothing of the second was taken in."
    )
    kept = (
        _("Its work is kept aside on this device; show it to the manager.")
        if is_kept
        else _("There is no room here to keep it aside: keep this file and show it to the manager.")
    )
    return f"{copied} {kept}".format(till=till, seq=seq)
