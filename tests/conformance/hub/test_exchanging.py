"""Two tills and a hub: what one writes the other has, once, whole, and only if it is let in."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pos.domain.names import Names
from pos.exchange.hub import joining as hub_joining
from pos.exchange.hub.address import HubAddress
from pos.exchange.hub.connecting import claim, connect, disconnect
from pos.exchange.hub.faults import (
    HubForked,
    HubOfAnother,
    HubRefusesLogin,
    InvitationNamesNobody,
)
from pos.exchange.hub.invitation import invitation_of, text_of
from pos.exchange.hub.kept import hub_of, hub_standing
from pos.services.catalogue import edit_product, save_photo
from pos.services.door import TillDoor
from pos.services.passwords import Passwords
from pos.services.products import photo, product_of
from pos.services.tills import known_tills
from pos.store.replay import entries
from tests.conformance.hub.conftest import Hub, copied, exchanged, joining
from tests.exchange.files import a_picture
from tests.factories import Shop, a_product, open_shop_in
from tests.store.snapshot import snapshot

pytestmark = pytest.mark.conformance


def journal(shop: Shop, till: str) -> list[tuple[object, ...]]:
    found = shop.till.read(lambda c: list(entries(c, till)))
    return [(e.till, e.seq, e.at, e.kind, e.body, e.hash, e.signature) for e in found]


def test_what_one_till_sells_the_other_has(hub: Hub, founder: Shop, other: Shop) -> None:
    goods = founder.add(a_product(names=Names(fr="Tapis")))
    exchanged(founder)
    exchanged(other)
    other.sell(goods)
    exchanged(other)

    outcome = exchanged(founder)

    assert [(taken.till, taken.sales) for taken in outcome.taken] == [(other.name, 1)]
    assert journal(founder, other.name) == journal(other, other.name) == hub.entries(other.name)
    assert snapshot(founder.store) == snapshot(other.store)


def test_exchanging_again_moves_nothing(founder: Shop, other: Shop) -> None:
    founder.sell(founder.add())
    exchanged(founder)
    exchanged(other)

    assert not exchanged(founder).has_news
    assert not exchanged(other).has_news


def test_what_waits_is_counted_until_it_is_sent(founder: Shop) -> None:
    founder.sell(founder.add())
    waited = founder.till.read(hub_standing).waiting
    exchanged(founder)

    assert (waited, founder.till.read(hub_standing).waiting) == (2, 0)


def test_a_new_till_joins_with_goods_prices_and_photos(
    hub: Hub, founder: Shop, tmp_path: Path
) -> None:
    goods = founder.add()
    digest = founder.till.write(save_photo, a_picture()).result
    founder.till.write(edit_product, replace(goods, photo=digest))
    exchanged(founder)

    newcomer = hub.join(founder, tmp_path / "new", "Stand 26", "C")

    assert newcomer.till.read(product_of, goods.id) == replace(goods, photo=digest)
    assert newcomer.till.read(photo, digest) == founder.till.read(photo, digest)
    assert [t.label for t in founder.till.read(known_tills)][1:] == ["Stand 26"]
    newcomer.till.close()


def test_nobody_takes_in_a_till_before_a_manager_lets_it_in(
    hub: Hub, founder: Shop, tmp_path: Path
) -> None:
    newcomer = joining(hub.invite(founder, label="Stand 26", series="C"), tmp_path / "new")
    newcomer.sell(newcomer.add())
    exchanged(newcomer)

    outcome = exchanged(founder)

    assert [(a.till, a.label, a.series) for a in outcome.waiting] == [
        (newcomer.name, "Stand 26", "C")
    ]
    assert journal(founder, newcomer.name) == []
    newcomer.till.close()


@pytest.mark.parametrize("step", ["claim", "keep_hub"])
def test_a_till_that_died_while_it_joined_goes_on_where_it_was(
    hub: Hub, founder: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    invitation = hub.invite(founder, label="Stand 26", series="C")

    def die(*asked: Any) -> None:
        if step == "claim":
            claim(*asked)
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(hub_joining, step, die)
        with pytest.raises(KeyboardInterrupt):
            joining(invitation, tmp_path / "new")
    assert not (tmp_path / "new" / "shop.rahba.db").exists()

    newcomer = joining(invitation, tmp_path / "new")

    exchanged(newcomer)
    assert [a.till for a in exchanged(founder).waiting] == [newcomer.name]
    assert list((tmp_path / "new").glob("*.joining*")) == []
    newcomer.till.close()


def test_a_till_that_died_before_the_hub_took_it_begins_anew(
    hub: Hub, founder: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    invitation = hub.invite(founder, label="Stand 26", series="C")

    def die(passwords: Passwords, address: HubAddress, *_asked: str) -> None:
        passwords.save(address.role, "never sent")
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(hub_joining, "claim", die)
        with pytest.raises(KeyboardInterrupt):
            joining(invitation, tmp_path / "new")

    newcomer = joining(invitation, tmp_path / "new")

    exchanged(newcomer)
    assert [a.till for a in exchanged(founder).waiting] == [newcomer.name]
    newcomer.till.close()


def test_an_invitation_survives_being_pasted_in_pieces(hub: Hub, founder: Shop) -> None:
    invitation = hub.invite(founder, label="Stand 26", series="C")
    text = text_of(invitation)

    broken = "\n  ".join(text[at : at + 60] for at in range(0, len(text), 60))

    assert invitation_of(broken) == invitation


def test_an_invitation_without_a_name_lets_no_new_till_join(
    hub: Hub, founder: Shop, tmp_path: Path
) -> None:
    with pytest.raises(InvitationNamesNobody):
        joining(hub.invite(founder), tmp_path / "new")


def test_an_invitation_of_another_cooperative_connects_nobody(
    hub: Hub, founder: Shop, tmp_path: Path
) -> None:
    stranger = open_shop_in(tmp_path / "stranger")

    with pytest.raises(HubOfAnother):
        hub.connect(stranger, founder)

    assert stranger.till.read(hub_of) is None
    stranger.till.close()


def test_connecting_again_by_the_same_invitation_is_harmless(hub: Hub, tmp_path: Path) -> None:
    shop = open_shop_in(tmp_path / "shop")
    invitation = hub.invite(shop)
    for _ in range(2):
        connect(TillDoor(shop.till), shop.keys.passwords, invitation.address, invitation.password)

    assert exchanged(shop).sent > 0
    shop.till.close()


def test_a_till_that_is_disconnected_forgets_its_password(founder: Shop) -> None:
    address = founder.till.read(hub_of)
    assert address is not None

    founder.keys.passwords.forget(founder.till.write(disconnect).result)

    assert founder.till.read(hub_of) is None
    assert founder.keys.passwords.load(address.role) == ""


def test_a_till_restored_from_an_older_copy_gets_its_entries_back(
    founder: Shop, tmp_path: Path
) -> None:
    older = copied(founder, tmp_path / "older")
    founder.sell(founder.add())
    exchanged(founder)

    exchanged(older)

    assert journal(older, founder.name) == journal(founder, founder.name)
    older.till.close()


def test_a_till_that_went_on_twice_is_a_fork_and_sends_nothing(
    hub: Hub, founder: Shop, tmp_path: Path
) -> None:
    clone = copied(founder, tmp_path / "clone")
    founder.sell(founder.add())
    exchanged(founder)
    clone.clock.now += 1_000_000
    clone.add()
    clone.add()
    clone.add()

    with pytest.raises(HubForked):
        exchanged(clone)

    assert hub.entries(founder.name) == journal(founder, founder.name)
    clone.till.close()


def test_a_till_that_was_shut_out_cannot_come_in(hub: Hub, founder: Shop, other: Shop) -> None:
    assert hub.revoke(other.name) == 1

    with pytest.raises(HubRefusesLogin):
        exchanged(other)

    assert exchanged(founder).refused == ()
