"""Opening the shops whose keys turn, those that want a browser, and a folder."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

from pos.channels.contract import Connector
from pos.channels.loopback import Loopback
from pos.channels.shops import SHOPS, Asked, Browser, Keep, ShopKind, shop_kind
from pos.domain.channel import Channel
from pos.services.passwords import Passwords
from pos.sync.connecting import Given, NotConnected, ask_who, keep_secrets, open_shop
from tests.channels.fake_etsy import KEY, FakeEtsy
from tests.channels.fake_jumia import CLIENT, FakeJumia

NO_BROWSER = Browser(lambda _address: None, lambda: True, "")


@pytest.fixture
def passwords(tmp_path: Path) -> Passwords:
    return Passwords(tmp_path / "passwords", with_keyring=False)


def row(key: str, **changed: object) -> ShopKind:
    from dataclasses import replace

    kind = shop_kind(key)
    assert kind is not None
    return replace(kind, **changed)  # type: ignore[arg-type]


def jumia(fake: FakeJumia) -> ShopKind:
    from pos.channels.jumia_door import connected

    def connect(said: Mapping[str, str], _location: str, keep: Keep) -> Connector:
        return connected(said, keep, transport=fake, clock=fake.clock, pause=lambda _seconds: None)

    return row("jumia", connect=connect)


def etsy(fake: FakeEtsy) -> ShopKind:
    from pos.channels.etsy_door import connected, signed_in

    def connect(said: Mapping[str, str], _location: str, keep: Keep) -> Connector:
        return connected(said, keep, transport=fake.transport(), clock=fake.clock)

    def sign_in(said: Mapping[str, str], keep: Keep, browser: Browser) -> None:
        signed_in(said, keep, browser, transport=fake.transport(), clock=fake.clock)

    return row("etsy", connect=connect, sign_in=sign_in)


def test_a_token_that_turns_is_kept_from_the_first_question_on(passwords: Passwords) -> None:
    fake = FakeJumia()
    kind = jumia(fake)
    given = Given(kind, "", {Asked.CLIENT: CLIENT, Asked.TOKEN: "refresh-1"})

    ask_who(given, fake.clock, NO_BROWSER)
    assert given.said[Asked.TOKEN] == fake.refresh != "refresh-1"

    keep_secrets(passwords, "c", given)
    fake.clock.now += 24 * 3_600_000_000
    for _day in range(2):
        shop = open_shop(kind, passwords, Channel("jumia", "Jumia", id="c"))
        assert shop is not None
        shop.probe()
        shop.close()
        assert fake.refresh in passwords.load("online-c")
        fake.clock.now += 24 * 3_600_000_000


def test_a_person_signs_in_at_etsy_in_the_browser(
    passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A port that is free, since other tests run beside this one.
    taken = Loopback(0, "/", "")
    port = int(urlsplit(taken.redirect).port or 0)
    taken.close()
    monkeypatch.setattr("pos.channels.etsy_sign_in.PORT", port)
    fake = FakeEtsy()
    kind = etsy(fake)
    keystring, secret = KEY.split(":")
    given = Given(kind, "", {Asked.CLIENT: keystring, Asked.SECRET: secret})

    ask_who(given, fake.clock, Browser(come_back, lambda: False, "<p>Merci</p>"))
    keep_secrets(passwords, "c", given)
    shop = open_shop(kind, passwords, Channel("etsy", "Etsy", id="c"))

    assert shop is not None
    assert shop.probe().currency == "MAD"
    assert secret not in repr(shop)


def come_back(address: str) -> None:
    """Say yes at Etsy: the browser comes back to this device with a code."""
    from threading import Thread

    said = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    back = f"{said['redirect_uri']}?state={said['state']}&code=the-code"
    Thread(target=lambda: urlopen(back).close(), daemon=True).start()  # noqa: S310


def test_who_does_not_come_back_from_the_browser_is_told_so() -> None:
    fake = FakeEtsy()
    keystring, secret = KEY.split(":")
    given = Given(etsy(fake), "", {Asked.CLIENT: keystring, Asked.SECRET: secret})

    with pytest.raises(NotConnected):
        ask_who(given, fake.clock, NO_BROWSER)


def test_a_shop_without_a_sign_in_is_not_opened(passwords: Passwords) -> None:
    kind = etsy(FakeEtsy())
    keep_secrets(passwords, "c", Given(kind, "", {Asked.CLIENT: "k", Asked.SECRET: "s"}))

    assert open_shop(kind, passwords, Channel("etsy", "Etsy", id="c")) is None


def test_a_folder_is_a_shop(passwords: Passwords, tmp_path: Path) -> None:
    fake, kind = FakeJumia(), row("folder")
    folder = tmp_path / "bazar"
    given = Given(kind, "", {Asked.ADDRESS: str(folder)})
    with pytest.raises(NotConnected):
        ask_who(given, fake.clock, NO_BROWSER)

    folder.mkdir()
    assert ask_who(given, fake.clock, NO_BROWSER).name == "bazar"
    keep_secrets(passwords, "c", given)
    shop = open_shop(kind, passwords, Channel("folder", "Bazar", str(folder), id="c"))

    assert shop is not None
    assert shop.pull_orders("").orders == ()


def test_every_kind_of_shop_has_a_key_of_its_own() -> None:
    assert len({kind.key for kind in SHOPS}) == len(SHOPS)
