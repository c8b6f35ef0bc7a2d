"""QR symbols as a square of black and white modules (ISO/IEC 18004)."""

from typing import Final

QUIET_MODULES: Final = 4


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the smallest square that holds `text`, black is true, no quiet zone.

    A seventh of it may be unreadable (level M). Raises ValueError for a text of more than about
    2,300 bytes, or none.
    """
    # A tenth of a second to load, which only a paper with such a symbol pays.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    if not text:
        raise ValueError("a QR symbol of nothing says nothing")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text.encode(errors="replace"))
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise ValueError("too long for a QR symbol") from error
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())
