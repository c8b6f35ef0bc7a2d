"""Customers: named in seconds, found again, exported whole, erased for ever."""

import pytest

from pos.domain.basket import Words
from pos.domain.customer import Contact
from pos.errors import NotFound
from pos.journal.kinds import CustomerErased
from pos.services.customer_export import export_customer
from pos.services.customers import (
    CustomerNotNamed,
    add_customer,
    customer_of,
    edit_customer,
    erase_customer,
    find_customers,
    names_of,
    unused_since,
)
from pos.services.sales import sale_of
from pos.services.selling import check_out
from pos.store.foreign import append_foreign
from tests.factories import HOUR, Shop, a_line, exact_cash, open_shop_in
from tests.laws.fair import journal_of


def a_contact(name: str = "Nadia Chraïbi", phone: str = "0661 23 45 67", **more: object) -> Contact:
    """Describe a customer, whose id is that of nobody."""
    return Contact("", name, phone, **more)  # type: ignore[arg-type]


def named(shop: Shop, *args: str) -> str:
    """Add a customer; returns the id."""
    added: str = shop.till.write(add_customer, a_contact(*args)).result
    return added


def buy(shop: Shop, customer: str) -> str:
    """Sell a tajine to somebody; returns the id of the sale."""
    line = a_line(shop.add())
    words = Words(customer=customer)
    sold = shop.till.write(check_out, (line,), (exact_cash(line.total),), words).result
    return sold.id


def found(shop: Shop, text: str = "") -> list[str]:
    """Return the names found for a text."""
    return [contact.name for contact in shop.till.read(find_customers, text)]


def test_the_journal_says_nothing_about_who_a_customer_is(shop: Shop) -> None:
    customer = named(shop)

    bodies = b"".join(entry.body for entry in journal_of(shop.store))
    assert b"Nadia" not in bodies
    assert b"0661" not in bodies
    assert shop.till.read(customer_of, customer).name == "Nadia Chraïbi"


@pytest.mark.parametrize(
    "typed", ["nadia", "CHRAIBI", "chra nad", "0661", "61 23 45", "+212 661 23", "2345"]
)
def test_a_customer_is_found_by_name_or_by_the_digits_of_the_telephone(
    shop: Shop, typed: str
) -> None:
    named(shop)
    named(shop, "Youssef", "+212 6 70 00 11 22")

    assert found(shop, typed) == ["Nadia Chraïbi"]


def test_a_number_typed_as_abroad_finds_one_kept_as_at_home(shop: Shop) -> None:
    named(shop, "Youssef", "+212 6 70 00 11 22")

    assert found(shop, "0670001122") == ["Youssef"]
    assert found(shop, "00212670001122") == ["Youssef"]


def test_arabic_names_are_found_without_their_marks(shop: Shop) -> None:
    named(shop, "فَاطِمَة الزهراء", "")

    assert found(shop, "فاطمه") == ["فَاطِمَة الزهراء"]


def test_who_bought_last_comes_first(shop: Shop) -> None:
    first = named(shop, "Aïcha")
    named(shop, "Brahim")
    assert found(shop) == ["Brahim", "Aïcha"]

    buy(shop, first)

    assert found(shop) == ["Aïcha", "Brahim"]


def test_a_customer_has_a_name(shop: Shop) -> None:
    with pytest.raises(CustomerNotNamed):
        shop.till.write(add_customer, a_contact("  "))

    assert found(shop) == []


def test_nobody_is_told_news_who_did_not_say_yes(shop: Shop) -> None:
    known = shop.till.read(customer_of, named(shop))

    assert known.contact is not None
    assert (known.contact.may_be_told_news, known.contact.may_be_shared) == (False, False)


def test_what_was_corrected_replaces_what_was_known(shop: Shop) -> None:
    customer = named(shop)
    changed = Contact(customer, "Nadia Alaoui", "0670000000", may_be_told_news=True)

    shop.till.write(edit_customer, changed)

    assert shop.till.read(customer_of, customer).contact == changed
    assert found(shop, "chraibi") == []


def test_erasing_leaves_the_sale_and_nothing_of_the_person(shop: Shop) -> None:
    customer = named(shop)
    sale = buy(shop, customer)

    shop.till.write(erase_customer, customer)

    known = shop.till.read(customer_of, customer)
    assert (known.contact, known.name) == (None, f"C-{customer}")
    assert shop.till.read(sale_of, sale).sale.customer == customer
    assert found(shop) == []


def test_who_was_erased_cannot_be_edited_or_erased_again(shop: Shop) -> None:
    customer = named(shop)
    shop.till.write(erase_customer, customer)

    with pytest.raises(NotFound):
        shop.till.write(edit_customer, Contact(customer, "Nadia"))
    with pytest.raises(NotFound):
        shop.till.write(erase_customer, customer)


def test_an_erasing_that_comes_from_another_till_erases_here_too(shop: Shop) -> None:
    customer = named(shop)
    folder = shop.path.parent / "other"
    folder.mkdir()
    other = open_shop_in(folder)
    with other.store.begin() as work:
        work.record(CustomerErased(customer))

    with shop.store.begin() as work:
        for entry in journal_of(other.store, other.name):
            append_foreign(work.connection, entry)
    other.till.close()

    assert shop.till.read(customer_of, customer).contact is None


def test_an_export_tells_a_person_everything_that_is_known_of_them(shop: Shop) -> None:
    customer = named(shop)
    number = shop.till.read(sale_of, buy(shop, customer)).sale.receipt_number

    written = shop.till.read(export_customer, customer, shop.clock.now)

    assert written.file_name == f"C-{customer}"
    for expected in ("Nadia Chraïbi", "0661 23 45 67", number, "Tajine de Safi"):
        assert expected in written.text


def test_an_export_of_one_person_holds_nothing_of_another(shop: Shop) -> None:
    customer, other = named(shop), named(shop, "Youssef", "0670001122")
    buy(shop, other)

    text = shop.till.read(export_customer, customer, shop.clock.now).text

    assert "Youssef" not in text
    assert "Tajine" not in text


def test_who_is_not_known_here_has_a_pseudonym(shop: Shop) -> None:
    customer = named(shop)

    names = shop.till.read(names_of, [customer, "000000-9", ""])

    assert names == {customer: "Nadia Chraïbi", "000000-9": "C-000000-9"}


def test_who_has_bought_nothing_for_long_is_named_to_be_erased(shop: Shop) -> None:
    buyer, looker = named(shop, "Aïcha"), named(shop, "Brahim")
    buy(shop, buyer)

    unused = shop.till.read(unused_since, shop.clock.now + HOUR)

    assert [contact.customer for contact in unused] == [looker]
    assert shop.till.read(unused_since, shop.clock.now - HOUR) == []
