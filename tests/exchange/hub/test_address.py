"""Where a hub may be: an address that would be less than safe is refused in plain words."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from pos.exchange.hub.address import HubAddress, address_of, owner_parameters
from pos.exchange.hub.faults import AddressNotAccepted, InvitationUnreadable
from pos.exchange.hub.invitation import HubInvitation, invitation_of, is_invitation, text_of
from tests.factories import NOON

WEEK = timedelta(days=7) // timedelta(microseconds=1)
AWAY = HubAddress(host="hub.example.org", database="rahba", role="rahba_1", ca="PEM")
INVITATION = HubInvitation(
    address=AWAY,
    password="once",  # noqa: S106 - opens nothing
    cooperative="AS3NN9",
    expires_at=NOON + WEEK,
    label="Stand 2",
)


def test_an_address_over_a_network_is_always_verified() -> None:
    address, password = address_of("postgresql://till:secret@hub.example.org:6432/rahba")

    assert (address.host, address.port, address.role, password) == (
        "hub.example.org",
        6432,
        "till",
        "secret",
    )
    with address.parameters(password) as parameters:
        assert parameters["sslmode"] == "verify-full"
        assert parameters["sslrootcert"] == "system"
        assert parameters["require_auth"] == "scram-sha-256"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
@pytest.mark.parametrize("host", ["hub.example.org", "192.168.1.9", "[2001:db8::1]", "127.0.0.1.x"])
def test_an_address_that_asks_for_less_is_refused(host: str, mode: str) -> None:
    with pytest.raises(AddressNotAccepted, match="verify-full"):
        address_of(f"postgresql://till@{host}/rahba?sslmode={mode}")
    with pytest.raises(AddressNotAccepted, match="verify-full"):
        owner_parameters(f"postgresql://owner@{host}/rahba?sslmode={mode}")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_this_machine_needs_no_certificate(host: str) -> None:
    address, _password = address_of(f"postgresql://till@{host}/rahba")

    with address.parameters("x") as parameters:
        assert parameters["sslmode"] == "prefer"


def test_a_certificate_that_is_named_is_asked_for_on_this_machine_too() -> None:
    address = msgspec.structs.replace(AWAY, host="localhost")

    with address.parameters("x") as parameters:
        assert parameters["sslmode"] == "verify-full"
        assert Path(parameters["sslrootcert"]).read_text() == "PEM"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hub.example.org",
        "http://hub.example.org/rahba",
        "host=hub.example.org dbname=rahba user=till",
        "postgresql://hub.example.org/rahba",
        "postgresql://till@/rahba",
        "postgresql://till@hub.example.org",
        "postgresql://till@one.example.org,two.example.org/rahba",
        "postgresql://till@hub.example.org/rahba?hostaddr=10.0.0.1",
        "postgresql://till@hub.example.org/rahba?options=-csearch_path=evil",
        "postgresql://till@hub.example.org/rahba?service=other",
        "postgresql://till@hub.example.org/rahba?sslcrl=/x",
        "postgresql://till@hub.example.org/rahba?sslrootcert=/nowhere",
        "postgresql://till@hub.example.org:port/rahba",
    ],
)
def test_what_is_no_address_of_a_hub_is_refused(url: str) -> None:
    with pytest.raises(AddressNotAccepted):
        address_of(url)


def test_an_invitation_is_read_as_it_was_written() -> None:
    text = text_of(INVITATION)

    assert is_invitation(f"  {text[:9]}\n{text[9:]}")
    assert invitation_of(f"  {text[:99]}\r\n {text[99:]}\n") == INVITATION


@pytest.mark.parametrize("cut", [1, 2, 40, 200])
def test_an_invitation_that_is_not_whole_is_refused(cut: int) -> None:
    with pytest.raises(InvitationUnreadable):
        invitation_of(text_of(INVITATION)[:-cut])


def test_an_invitation_with_one_other_letter_is_refused() -> None:
    text = text_of(INVITATION)
    for at in range(len("rahba-hub-1:"), len(text) - 4, 7):
        other = "A" if text[at] != "A" else "B"
        with pytest.raises(InvitationUnreadable):
            invitation_of(text[:at] + other + text[at + 1 :])


@pytest.mark.parametrize(
    "changed",
    [{"cooperative": "not one"}, {"address": msgspec.structs.replace(AWAY, host="")}],
)
def test_an_invitation_to_nowhere_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(InvitationUnreadable):
        invitation_of(text_of(msgspec.structs.replace(INVITATION, **changed)))
