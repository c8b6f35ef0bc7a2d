"""What goes to the other tills, and what stays on the device it was typed on."""

from dataclasses import replace
from pathlib import Path

from pos.domain.customer import Contact
from pos.domain.names import Names
from pos.domain.person import PersonRole
from pos.services.catalogue import add_maker, makers, photo_of_file
from pos.services.customers import add_customer, customer_of
from pos.services.device import DeviceSettings, device_settings, save_device_settings
from pos.services.logos import save_logo
from pos.services.people import add_person, people
from pos.services.pins import crew, set_pin
from pos.services.products import photo
from pos.services.shop import save_seller, seller_of
from pos.services.trade import save_trade_rules, trade_rules
from pos.services.wallet import save_wallet_picture
from tests.exchange.cooperative import brought, carried
from tests.exchange.files import a_picture, members_of
from tests.factories import Shop, a_seller


def test_the_settings_of_the_cooperative_travel_both_ways(
    founder: Shop, other: Shop, stick: Path
) -> None:
    founder.till.write(save_seller, a_seller(address="Souk de Fès", footer="merci"))
    founder.till.write(save_trade_rules, replace(founder.till.read(trade_rules), cash_step=20))
    brought(founder, other, stick)
    other.clock.now = founder.clock.now
    other.till.write(save_seller, replace(other.till.read(seller_of), footer="à bientôt"))
    brought(other, founder, stick)

    for shop in (founder, other):
        assert shop.till.read(seller_of).address == "Souk de Fès"
        assert shop.till.read(seller_of).footer == "à bientôt"
        assert shop.till.read(trade_rules).cash_step == 20


def test_pictures_of_settings_travel_as_photos_do(
    founder: Shop, other: Shop, tmp_path: Path, stick: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(a_picture())
    picture = photo_of_file(tmp_path / "logo.png")
    founder.till.write(save_logo, picture)
    founder.till.write(save_wallet_picture, picture)

    brought(founder, other, stick)

    logo = other.till.read(seller_of).logo
    assert logo
    assert other.till.read(photo, logo) == founder.till.read(photo, logo)
    wallet = other.till.read(trade_rules).wallet_picture
    assert other.till.read(photo, wallet) is not None


def test_makers_travel_with_their_telephone(founder: Shop, other: Shop, stick: Path) -> None:
    founder.till.write(add_maker, Names(fr="Fatima", ar="فاطمة"), "0661 23 45 67")

    brought(founder, other, stick)

    (maker,) = other.till.read(makers)
    assert (maker.names.ar, maker.phone) == ("فاطمة", "0661 23 45 67")


def test_people_travel_with_their_roles_and_without_their_pins(
    founder: Shop, other: Shop, stick: Path
) -> None:
    manager = founder.till.write(add_person, "Aïcha", PersonRole.MANAGER).result
    founder.till.write(set_pin, manager, "4711")

    file = carried(founder, stick)
    brought(founder, other, stick)

    (person,) = other.till.read(people)
    assert (person.name, person.role) == ("Aïcha", PersonRole.MANAGER)
    assert other.till.read(crew).with_pin == frozenset()
    assert b"argon2" not in b"".join(members_of(file).values())


def test_what_customers_told_a_till_stays_there(founder: Shop, other: Shop, stick: Path) -> None:
    named = Contact("", "Salma Benjelloun", phone="0612345678")
    customer = founder.till.write(add_customer, named).result

    file = carried(founder, stick)
    brought(founder, other, stick)

    everything = b"".join(members_of(file).values())
    assert b"Benjelloun" not in everything
    assert b"0612345678" not in everything
    assert other.till.read(customer_of, customer).contact is None


def test_the_settings_of_a_device_stay_on_it(founder: Shop, other: Shop, stick: Path) -> None:
    founder.till.write(save_device_settings, DeviceSettings(language="ar", look="soir"))

    brought(founder, other, stick)

    assert other.till.read(device_settings).look == "jour"
