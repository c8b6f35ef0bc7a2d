"""Who a till is: an Ed25519 key pair, and a short name made from the public half."""

import hashlib
import re
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# Crockford's base 32: no I, L, O, U, so that a till can be read out over a noisy phone line.
CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TILL_LENGTH: Final = 6
SEED_LENGTH: Final = 32
_NAME: Final = re.compile(f"[{CROCKFORD}]{{{TILL_LENGTH}}}")


class TillKey:
    """The private key of this till; it signs every entry and never leaves the device."""

    def __init__(self, private: "Ed25519PrivateKey") -> None:
        self._private = private
        self.public = private.public_key().public_bytes_raw()
        self.till = till_name(self.public)

    @classmethod
    def generate(cls) -> Self:
        """Make a new identity."""
        # Loading the cryptography library takes as long as a window: only who signs pays for it.
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> Self:
        """Return the identity whose 32 secret bytes were kept."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes, for the keyring and nothing else."""
        return self._private.private_bytes_raw()

    def sign(self, digest: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature over an entry's hash."""
        return self._private.sign(digest)


def till_name(public_key: bytes) -> str:
    """Return the till's name: the first 30 bits of the key's SHA-256, as six characters."""
    number = int.from_bytes(hashlib.sha256(public_key).digest()[:4], "big") >> 2
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(25, -1, -5))


def is_till_name(text: str) -> bool:
    """Tell whether `text` has the shape of a till's name."""
    return _NAME.fullmatch(text) is not None


def is_signed(public_key: bytes, digest: bytes, signature: bytes) -> bool:
    """Tell whether `signature` over `digest` was made by the owner of `public_key`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, digest)
    except (InvalidSignature, ValueError):
        return False
    return True
