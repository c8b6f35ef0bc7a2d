"""A hub that does not prove which one it is gets nothing, not even a name and a password."""

from collections.abc import Iterator

import msgspec
import psycopg
import pytest

from pos.exchange.hub.connecting import connect
from pos.exchange.hub.faults import HubNotTrusted
from pos.exchange.hub.kept import hub_of
from pos.services.door import TillDoor
from tests.conformance.hub.certificates import new_authority
from tests.conformance.hub.conftest import Hub, exchanged
from tests.conformance.hub.server import PASSWORD, Server
from tests.factories import Shop

pytestmark = pytest.mark.conformance


@pytest.fixture
def presented(server: Server) -> Iterator[Server]:
    """Show the right certificate again afterwards."""
    yield server
    server.present("localhost")


def test_a_certificate_of_another_authority_is_refused(presented: Server, founder: Shop) -> None:
    presented.present("localhost", authority=new_authority("Somebody else"))

    with pytest.raises(HubNotTrusted):
        exchanged(founder)


def test_a_certificate_of_another_name_is_refused(presented: Server, founder: Shop) -> None:
    presented.present("hub.example.org")

    with pytest.raises(HubNotTrusted):
        exchanged(founder)


def test_an_expired_certificate_is_refused(presented: Server, founder: Shop) -> None:
    presented.present("localhost", is_expired=True)

    with pytest.raises(HubNotTrusted):
        exchanged(founder)


def test_selling_goes_on_and_what_waited_is_sent_later(presented: Server, founder: Shop) -> None:
    presented.present("hub.example.org")
    founder.sell(founder.add())
    with pytest.raises(HubNotTrusted):
        exchanged(founder)
    presented.present("localhost")

    assert exchanged(founder).sent == 2


def test_a_till_that_trusts_somebody_else_keeps_no_hub(hub: Hub, founder: Shop) -> None:
    invitation = hub.invite(founder)
    other = new_authority("Another").pem
    address = msgspec.structs.replace(invitation.address, ca=other)

    with pytest.raises(HubNotTrusted):
        connect(TillDoor(founder.till), founder.keys.passwords, address, invitation.password)

    assert founder.till.read(hub_of) != address


def test_the_server_itself_takes_nobody_in_the_clear(server: Server) -> None:
    with pytest.raises(psycopg.OperationalError, match="no encryption"):
        psycopg.connect(
            host="127.0.0.1",
            port=server.port,
            user="admin",
            password=PASSWORD,
            dbname="postgres",
            sslmode="disable",
        )
