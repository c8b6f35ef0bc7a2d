"""The owner of a hub at the command line, from an empty database to a till that exchanges."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from main import main
from pos.exchange.hub.connecting import connect
from pos.exchange.hub.faults import HubRefusesLogin
from pos.exchange.hub.invitation import invitation_of
from pos.i18n import active_language, use_language
from pos.services.door import TillDoor
from tests.conformance.hub.conftest import exchanged, joining
from tests.conformance.hub.server import PASSWORD, Server
from tests.factories import Shop, open_shop_in

pytestmark = pytest.mark.conformance


@pytest.fixture
def typed(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator["Typed"]:
    monkeypatch.setenv("RAHBA_HUB_URL", server.owner_url)
    monkeypatch.setenv("RAHBA_HUB_PASSWORD", PASSWORD)
    before = active_language()
    use_language("en")
    yield Typed(capsys)
    use_language(before)


class Typed:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, code: int = 0) -> str:
        self._capsys.readouterr()
        assert main(["hub", *words]) == code
        return self._capsys.readouterr().out


def test_a_hub_is_made_once(server: Server, typed: Typed) -> None:
    first = typed("init")
    again = typed("init")
    with server.admin() as admin:
        admin.execute("DROP SCHEMA rahba CASCADE")

    assert "The hub is ready" in first
    assert "Nothing was changed" in again


def test_without_a_hub_nobody_is_invited(typed: Typed) -> None:
    assert "hub init" in typed("invite", "AS3NN9", code=1)


@pytest.mark.usefixtures("hub")
def test_a_till_is_invited_looked_at_and_shut_out(typed: Typed, tmp_path: Path) -> None:
    shop = open_shop_in(tmp_path / "shop")
    invitation = invitation_of(typed("invite", shop.name.lower()).splitlines()[-1])
    waiting = typed("status")
    connect(TillDoor(shop.till), shop.keys.passwords, invitation.address, invitation.password)
    sent = exchanged(shop).sent
    connected = typed("status")
    closed = typed("revoke", shop.name)

    assert "invited until" in waiting
    assert f"{sent} entries here" in connected
    assert "1 way in was closed" in closed
    assert "shut out from" in typed("status")
    with pytest.raises(HubRefusesLogin):
        exchanged(shop)
    shop.till.close()


def test_a_new_till_joins_by_what_was_printed(founder: Shop, typed: Typed, tmp_path: Path) -> None:
    printed = typed("invite", founder.name, "--label", "Stand 40", "--series", "f4")

    newcomer = joining(invitation_of(printed.splitlines()[-1]), tmp_path / "new")

    assert re.search("Stand 40.*F4", printed)
    assert exchanged(newcomer).sent > 0
    newcomer.till.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("invite", "nobody at all"), "six letters and digits"),
        (("invite", "AS3NN9", "--label", "Stand 2"), "both a name and a series"),
        (("invite", "AS3NN9", "--label", "A", "--series", "é"), "one to six letters"),
        (("invite", "AS3NN9", "--ca", "/nowhere"), "no certificate"),
        (("revoke", "AS3NN9"), "Nobody of that name"),
        (("revoke", "AS3NN9", "--from", "tomorrow"), "Write the day"),
    ],
)
@pytest.mark.usefixtures("hub")
def test_what_cannot_be_is_said(typed: Typed, words: tuple[str, ...], said: str) -> None:
    assert said in typed(*words, code=1)


def test_a_series_of_another_till_is_refused(founder: Shop, typed: Typed) -> None:
    series = founder.name[:3]

    assert "Choose another series" in typed(
        *("invite", founder.name, "--label", "A", "--series", series), code=1
    )


@pytest.mark.usefixtures("hub")
def test_a_wrong_password_is_said_and_never_shown(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAHBA_HUB_PASSWORD", "canary-of-the-tests")

    said = typed("status", code=1)

    assert "password" in said
    assert "canary" not in said
