"""Who may do what without asking."""

from pos.domain.person import OWNER, Act, Person, PersonRole, may


def test_a_helper_sells_and_nothing_else() -> None:
    helper = Person("000000-5", "Salma", PersonRole.HELPER)

    assert [act for act in Act if may(helper, act)] == [Act.SELL]


def test_a_seller_gives_money_back_but_names_nobody() -> None:
    seller = Person("000000-5", "Aïcha")

    assert may(seller, Act.REFUND)
    assert not may(seller, Act.MANAGE_PEOPLE)
    assert not may(seller, Act.VERIFY_SHIFT)


def test_the_owner_of_a_till_without_people_may_do_everything() -> None:
    assert all(may(OWNER, act) for act in Act)
