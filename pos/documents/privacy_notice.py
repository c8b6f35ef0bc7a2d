"""What customers are told about their data, on paper, in French and Arabic (law 09-08)."""

from functools import partial
from typing import Final

from pos.documents.document import Block, Document, Line, Role, Rule, said
from pos.documents.receipt_sections import seller_blocks
from pos.domain.seller import Seller
from pos.i18n import gettext as _

NOTICE_LANGUAGES: Final = ("fr", "ar")


def privacy_notice(seller: Seller, languages: tuple[str, ...] = NOTICE_LANGUAGES) -> Document:
    """Write the notice that hangs at the stand or is shown to who asks."""
    blocks: list[Block] = [
        *seller_blocks(seller, languages),
        Rule(),
        Line(said(languages, lambda: _("Your data")), Role.STRONG),
    ]
    for number in range(len(_sentences())):
        blocks.append(Line(said(languages, partial(_sentence, number))))
    return Document("privacy", languages, tuple(blocks))


def _sentence(number: int) -> str:
    return _sentences()[number]


def _sentences() -> tuple[str, ...]:
    return (
        _("You may buy without giving your name."),
        _(
            "If you order a piece or pay later we write down your name and telephone, to reach you "
            "about it and for nothing else. They stay on this device."
        ),
        _("We send you messages or name you to others only if you said yes to it."),
        _(
            "Law 09-08 gives you the right to see what we know of you, to have it corrected, and "
            "to have it erased. Ask the seller."
        ),
    )
