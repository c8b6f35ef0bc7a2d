"""A till that wants to join says who it is: by a code on its screen, or by a small file.

Both carry its public key and nothing that is secret. The manager names its series, lets it in, and
writes an invitation that this till alone can use.
"""

import hashlib
import os
import zipfile
from pathlib import Path
from typing import Final

import msgspec

from pos.clock import local
from pos.errors import FieldNotAccepted
from pos.exchange.faults import AsksToJoin, FileChanged, FileNotWritten, FileUnreadable
from pos.i18n import gettext as _
from pos.journal.canonical import canonical, decoded, is_canonical
from pos.journal.identity import CROCKFORD, TillKey, is_signed, till_name
from pos.services.tills import Applicant

FORMAT: Final = "rahba-request-1"
# Says what the code is to whoever scans it by chance; all of it is in the QR symbol's capitals.
MARK: Final = "RAHBA1J"
_KEY_BYTES: Final = 32
_CHECK_BYTES: Final = 2
# 34 bytes in base 32.
_DIGITS: Final = 55
_IN_A_GROUP: Final = 5
# Letters that Crockford's base 32 leaves out because they look like these.
_ALIKE: Final = str.maketrans("OIL", "011")


class CodeNotAccepted(FieldNotAccepted):
    """What was typed or scanned is no code of a till that wants to join."""

    def __init__(self) -> None:
        sentence = _(
            "This is not the code of a new till, or a character is wrong. Scan it, or look again."
        )
        super().__init__(sentence)


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in `header.json` of a request: who asks, by which name, and when."""

    format: str
    till: str
    label: str
    public_key: str
    written_at: int


def code_of(public_key: bytes) -> str:
    """Return the code of a key: 62 capitals and digits, whose last three catch slips of typing."""
    number = int.from_bytes(public_key + _check(public_key)) << (_DIGITS * 5 - 34 * 8)
    digits = "".join(CROCKFORD[number >> 5 * at & 31] for at in reversed(range(_DIGITS)))
    return MARK + digits


def grouped(code: str) -> str:
    """Return a code as it is read aloud and typed: eleven groups of five, without the mark."""
    digits = code.removeprefix(MARK)
    return " ".join(digits[at : at + _IN_A_GROUP] for at in range(0, _DIGITS, _IN_A_GROUP))


def key_of_code(typed: str) -> bytes:
    """Return the public key of a code, however it was spaced; raises `CodeNotAccepted`."""
    plain = "".join(c for c in typed.upper() if c.isalnum()).removeprefix(MARK).translate(_ALIKE)
    if len(plain) != _DIGITS or not set(plain) <= set(CROCKFORD):
        raise CodeNotAccepted
    number = 0
    for digit in plain:
        number = number << 5 | CROCKFORD.index(digit)
    read = (number >> (_DIGITS * 5 - 34 * 8)).to_bytes(_KEY_BYTES + _CHECK_BYTES)
    key = read[:_KEY_BYTES]
    if read[_KEY_BYTES:] != _check(key):
        raise CodeNotAccepted
    return key


def till_of(key: bytes) -> str:
    """Return the name of the till that a public key makes."""
    return till_name(key)


def fingerprint(public_key: bytes) -> str:
    """Return sixteen digits of a key, to be compared on two screens: `4821 0937 5560 1128`.

    The six characters of a till's name can be found again in hours by whoever wants to pass for
    it; these cannot.
    """
    number = int.from_bytes(hashlib.sha256(b"rahba-fingerprint" + public_key).digest())
    digits = f"{number % 10**16:016d}"
    # No line breaks within it: it is read in one go.
    return "\u00a0".join(digits[at : at + 4] for at in range(0, 16, 4))


def is_code(scanned: str) -> bool:
    """Tell whether a scan may be such a code."""
    return scanned.upper().startswith(MARK)


def write_request(folder: Path, key: TillKey, label: str, at: int) -> Path:
    """Write who asks into a folder; at: microseconds UTC. Raises `FileNotWritten`."""
    head = canonical(
        Request(
            format=FORMAT,
            till=key.till,
            label=label,
            public_key=key.public.hex(),
            written_at=at,
        )
    )
    file = folder / f"rahba-request-{key.till}-{local(at).strftime('%Y%m%d-%H%M%S')}.rahba"
    try:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("header.json", head)
            packed.writestr("header.sig", key.sign(head))
        with file.open("rb+") as whole:
            os.fsync(whole.fileno())
    except OSError as error:
        raise FileNotWritten(str(folder)) from error
    return file


def read(head: bytes, signature: bytes) -> AsksToJoin:
    """Read who asks; raises an `ExchangeFault` for a request that its till did not sign."""
    try:
        request = decoded(head, Request)
        key = bytes.fromhex(request.public_key)
    except (msgspec.DecodeError, ValueError) as error:
        raise FileUnreadable from error
    if till_name(key) != request.till or not is_signed(key, head, signature):
        raise FileChanged
    if not is_canonical(head) or request.written_at < 0:
        raise FileUnreadable
    return AsksToJoin(Applicant(request.till, key.hex(), request.label, ""), request.written_at)


def _check(public_key: bytes) -> bytes:
    return hashlib.sha256(b"rahba-request" + public_key).digest()[:_CHECK_BYTES]
