"""Why a file of exchange was not written or not read, in sentences."""

from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.tills import Applicant


class ExchangeFault(PosError):
    """A file of exchange is no use, or could not be made."""


class FileUnreadable(ExchangeFault):
    """It is no file of exchange, or only a part of one."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This is no file of a Rahba till, or it was not copied whole. Nothing was taken "
                "in. Copy it again from where it was written."
            )
        )


class FileChanged(ExchangeFault):
    """Its head does not say what the till that wrote it signed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This file was changed after the till wrote it. Nothing was taken in. Write it "
                "again on that till."
            )
        )


class FileHostile(ExchangeFault):
    """It is built otherwise than a till builds it, and opening it could be harmful."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This file is not built as a till builds it, and was not opened. Nothing was taken "
                "in."
            )
        )


class FileOfNewer(ExchangeFault):
    """A newer program wrote it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A newer version of Rahba wrote this file. Nothing was taken in. Install that "
                "version on this device, then read the file again."
            )
        )


class AnotherCooperative(ExchangeFault):
    """It comes from a till of somebody else."""

    def __init__(self, shop: str, cooperative: str) -> None:
        sentence = _(
            "This file comes from another business: {shop}, {cooperative}. Nothing was taken in."
        )
        super().__init__(sentence.format(shop=isolate(shop), cooperative=isolate(cooperative)))


class FileNotWritten(ExchangeFault):
    """The stick or folder did not take it."""

    def __init__(self, folder: str) -> None:
        sentence = _(
            "The file could not be written into {folder}. Check that the stick is there and has "
            "room, then write it again."
        )
        super().__init__(sentence.format(folder=isolate(folder)))


class NoShopYet(ExchangeFault):
    """Nobody has opened a shop on this device."""

    def __init__(self) -> None:
        super().__init__(_("There is no shop on this device yet. Open Rahba and begin one."))


class ExampleStays(ExchangeFault):
    """Nothing of the sample fair goes to another till."""

    def __init__(self) -> None:
        super().__init__(
            _("This is the sample fair: it stays on this device. Begin your real shop first.")
        )


class ShopIsHere(ExchangeFault):
    """A shop is on this device already; no invitation takes its place."""

    def __init__(self) -> None:
        super().__init__(
            _("There is a shop on this device already. Nothing was changed. Open Rahba again.")
        )


class NoInvitation(ExchangeFault):
    """The file is whole, but lets nobody join."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This file brings work between tills, and invites nobody. On the manager's till, "
                "open Settings, Other tills, Invite a till."
            )
        )


class AsksToJoin(ExchangeFault):
    """The file brings no work: by it a till asks to be let in.

    applicant: which. written_at: since when, microseconds UTC.
    """

    def __init__(self, applicant: Applicant, written_at: int) -> None:
        self.applicant, self.written_at = applicant, written_at
        sentence = _(
            "Till {till} asks to join, and brings nothing yet. A manager answers it on the screen: "
            "Settings, Other tills, Take in a till's work."
        )
        super().__init__(sentence.format(till=isolate(applicant.till)))


class InvitationOfAnother(ExchangeFault):
    """The answer is for a till that asked from another device, or that has joined already."""

    def __init__(self, till: str) -> None:
        sentence = _(
            "This answer is for till {till}, which asked on another device or has joined already. "
            "Ask from this device, and bring the manager's answer here."
        )
        super().__init__(sentence.format(till=isolate(till)))


class PartRefused(ExchangeFault):
    """What one till wrote cannot be taken in, or only its beginning.

    till: whose work. seq: the entry it stopped at.
    """

    def __init__(self, sentence: str, till: str, seq: int) -> None:
        super().__init__(sentence)
        self.till, self.seq = till, seq


class PartForked(PartRefused):
    """The till signed two different entries under one number: it was copied."""


class PartMissing(PartRefused):
    """Entries before those in the file are not here. seq: the first of them."""
