"""Where a hub is and how it is reached: TLS with a verified certificate, always, off this machine.

An address that asks for less is refused, not mended: who wrote it believes something wrong.
"""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec

from pos.domain.formatting import isolate, ltr
from pos.exchange.hub.faults import AddressNotAccepted
from pos.i18n import gettext as _

_PORT: Final = 5432
_VERIFIED: Final = "verify-full"
_SYSTEM: Final = "system"
_OF_TILL: Final = {"host", "port", "dbname", "user", "password", "sslmode", "sslrootcert"}
_OF_OWNER: Final = _OF_TILL | {"application_name", "connect_timeout", "passfile", "service"}
_CONNECT_S: Final = 10
# A line that gave no sign for so long is dead: cut off by a router, or a network that is gone.
_SILENT_S: Final = 20
_LARGEST_CERTIFICATES: Final = 200_000


class HubAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a till's hub is.

    role: the name it logs in with. ca: certificates that vouch for the hub, PEM; empty for those
    the system trusts.
    """

    host: str
    database: str
    role: str
    port: int = _PORT
    ca: str = ""

    @contextmanager
    def parameters(self, password: str) -> Iterator[dict[str, Any]]:
        """Yield what a connection is made with; valid only while a connection is being made."""
        plain = {
            "host": self.host,
            "port": self.port,
            "dbname": self.database,
            "user": self.role,
            "password": password,
            # A false hub could ask for the password itself; a proof of it is all it gets.
            "require_auth": "scram-sha-256",
        }
        if not self.ca:
            yield secured(plain)
            return
        with TemporaryDirectory(prefix="rahba-") as folder:
            file = Path(folder) / "ca.pem"
            file.write_text(self.ca, "ascii")
            yield secured({**plain, "sslrootcert": str(file)})


def address_of(url: str) -> tuple[HubAddress, str]:
    """Read a URL a person typed; returns the address and the password in it, empty without one.

    Raises `AddressNotAccepted`, with a sentence, for one that would be less than safe.
    """
    said = _parts(url, _OF_TILL)
    missing = [name for name in ("host", "dbname", "user") if not said.get(name)]
    if missing:
        raise AddressNotAccepted(
            _("An address reads postgresql://name@hub.example.org/database. Type all of it.")
        )
    secured(said)  # judged before it is kept
    root = said.get("sslrootcert", _SYSTEM)
    address = HubAddress(
        host=said["host"],
        port=int(said.get("port", _PORT)),
        database=said["dbname"],
        role=said["user"],
        ca="" if root == _SYSTEM else certificates_in(Path(root)),
    )
    return address, said.get("password", "")


def owner_parameters(url: str) -> dict[str, Any]:
    """Read the URL of a hub's owner, who may also come through a socket of the same machine."""
    return secured(_parts(url, _OF_OWNER))


def secured(said: dict[str, Any]) -> dict[str, Any]:
    """Add what makes a connection safe; raises `AddressNotAccepted` when it was asked for less."""
    host, mode = said.get("host", ""), said.get("sslmode", "")
    trusts = said.get("sslrootcert", "")
    if not is_loopback(host):
        if mode not in ("", _VERIFIED):
            sentence = _(
                "This address asks for less than a verified connection: {asked}. Over a network a "
                "till accepts {only} only. Take that part out."
            )
            raise AddressNotAccepted(
                sentence.format(asked=ltr(f"sslmode={mode}"), only=ltr(f"sslmode={_VERIFIED}"))
            )
        mode, trusts = _VERIFIED, trusts or _SYSTEM
    elif not mode:
        mode = _VERIFIED if trusts else "prefer"
    return {
        **said,
        "sslmode": mode,
        **({"sslrootcert": trusts} if trusts else {}),
        "gssencmode": "disable",
        "connect_timeout": _CONNECT_S,
        "keepalives_idle": _SILENT_S,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": _SILENT_S * 1000,
        "application_name": "rahba",
    }


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine: its name, its address, or a socket in a folder."""
    if host in ("", "localhost") or host.startswith("/"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def certificates_in(file: Path) -> str:
    """Read the certificates that vouch for a hub; raises `AddressNotAccepted` for another file."""
    try:
        is_small = file.stat().st_size <= _LARGEST_CERTIFICATES
        text = file.read_text("ascii") if is_small else ""
    except (OSError, ValueError):
        text = ""
    if "BEGIN CERTIFICATE" not in text:
        sentence = _("There is no certificate in {file}. Choose the file that came with the hub.")
        raise AddressNotAccepted(sentence.format(file=isolate(str(file))))
    return text


def _parts(url: str, known: set[str]) -> dict[str, Any]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    unlike = _("This is no address of a hub. It begins with postgresql://")
    if not url.strip().startswith(("postgresql://", "postgres://")):
        raise AddressNotAccepted(unlike)
    try:
        said = conninfo_to_dict(url.strip())
    except (ProgrammingError, UnicodeError) as error:
        raise AddressNotAccepted(unlike) from error
    for name in said:
        if name not in known:
            sentence = _("The address says “{name}”, which a till does not know. Take it out.")
            raise AddressNotAccepted(sentence.format(name=isolate(name)))
    if "," in str(said.get("host", "")) or not str(said.get("port", _PORT)).isdecimal():
        raise AddressNotAccepted(_("An address names one hub, and one port."))
    return said
