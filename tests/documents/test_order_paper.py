"""Papers of orders: always in French and Arabic, and clear about what a deposit is."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pos.documents.document import Block, Code, Line, Row, Stamp
from pos.documents.order_paper import OrderPaper, OrderStory, deposit_receipt, order_form
from pos.documents.privacy_notice import privacy_notice
from pos.domain.names import Names
from pos.domain.order import DepositKind, Order
from pos.domain.quantity import pieces
from tests.factories import NOON, a_seller, dh, exact_cash

ORDER = Order(
    series="7K3",
    number=12,
    names=Names(fr="Table ronde", ar="طاولة"),
    quantity=pieces(1),
    price=dh("900"),
    deposit_kind=DepositKind.ARRHES,
    description="Pied tourné",
    dimensions="80 × 80 cm",
    materials="Thuya",
    promised_on=date(2026, 12, 24),
)


def a_story(**named: Any) -> OrderStory:
    """Tell of a table ordered with 270 DH."""
    usual = OrderStory(
        entry_id="7K3Q2M-142",
        at=NOON,
        ahead=60,
        order=ORDER,
        seller=a_seller(),
        tenders=(exact_cash(dh("270")),),
        deposit_series="7K3",
        deposit_number=3,
        paid_before=dh("0"),
        customer="Nadia",
        phone="0661234567",
    )
    return replace(usual, **named)


def said(paper: OrderPaper) -> str:
    """Return every word of a paper, without marks of direction."""
    text = "\n".join(_words(block) for block in paper.blocks)
    plain = "".join(c for c in text if not "\u2066" <= c <= "\u2069")
    return plain.replace("\u00a0", " ").replace("\u202f", " ")


def _words(block: Block) -> str:
    wording = getattr(block, "wording", None) or getattr(block, "label", None)
    wording = wording or getattr(block, "names", ()) or ()
    texts = [each.text for each in wording]
    return " ".join([*texts, getattr(block, "detail", ""), getattr(block, "amount", "")])


def test_an_order_form_says_what_for_whom_for_when_and_for_how_much() -> None:
    text = said(order_form(a_story()))

    for expected in (
        "Bon de commande 7K3-BC-000012",
        "سند طلبية 7K3-BC-000012",
        "Table ronde",
        "طاولة",
        "Pied tourné",
        "80 × 80 cm",
        "Thuya",
        "24/12/2026",
        "Nadia",
        "0661234567",
        "900 DH",
        "630 DH",
        "7K3-AC-000003",
    ):
        assert expected in text, expected


def test_what_is_told_of_the_piece_begins_at_the_side_where_reading_begins() -> None:
    paper = order_form(a_story(), ("ar",))

    (told,) = [each for each in paper.blocks if "Pied tourné" in _words(each)]
    assert isinstance(told, Row)


@pytest.mark.parametrize(
    ("kind", "french", "arabic"),
    [
        (DepositKind.ARRHES, "Cette somme est des arrhes", "هذا المبلغ عربون"),
        (DepositKind.ACOMPTE, "Cette somme est un acompte", "هذا المبلغ تسبيق"),
    ],
)
def test_what_a_deposit_is_in_law_stands_in_both_languages(
    kind: DepositKind, french: str, arabic: str
) -> None:
    text = said(order_form(a_story(order=replace(ORDER, deposit_kind=kind))))

    assert french in text
    assert arabic in text


def test_without_a_deposit_nothing_is_said_of_one() -> None:
    text = said(order_form(a_story(tenders=(), deposit_number=0)))

    assert "arrhes" not in text.lower()
    assert "900 DH" in text


def test_a_later_deposit_has_a_receipt_that_says_what_was_paid_before() -> None:
    paper = deposit_receipt(a_story(paid_before=dh("270"), tenders=(exact_cash(dh("130")),)))

    text = said(paper)
    assert paper.number == "7K3-AC-000003"
    for expected in ("Reçu d’arrhes 7K3-AC-000003", "270 DH", "130 DH", "500 DH"):
        assert expected in text, expected


def test_money_given_back_says_so_and_leaves_nothing_to_pay() -> None:
    story = a_story(paid_before=dh("270"), tenders=(exact_cash(dh("-270")),))

    text = said(deposit_receipt(story))

    assert "Somme rendue" in text
    assert "Reste à payer" not in text
    assert "-270" not in text


def test_a_form_is_no_receipt_of_a_sale_and_has_room_for_two_signatures() -> None:
    text = said(order_form(a_story()))

    assert "n’est pas un ticket de vente" in text
    assert "Signature du client" in text
    assert "Signature du vendeur" in text


def test_a_copy_and_an_example_are_marked() -> None:
    blocks = order_form(a_story(), copy=True, example=True).blocks

    assert sum(isinstance(block, Stamp) for block in blocks) == 2
    assert order_form(a_story(), copy=True).file_name.endswith("_copy")


def test_the_number_of_the_form_can_be_scanned() -> None:
    codes = [block for block in order_form(a_story()).blocks if isinstance(block, Code)]

    assert [code.data for code in codes] == ["7K3-BC-000012"]


def test_who_was_erased_stands_under_a_pseudonym() -> None:
    assert "C-7K3Q2M-9" in said(order_form(a_story(customer="C-7K3Q2M-9", phone="")))


def test_customers_are_told_of_their_rights_in_both_languages() -> None:
    notice = privacy_notice(a_seller())

    lines = [block for block in notice.blocks if isinstance(block, Line)]
    texts = [each.text for line in lines for each in line.wording]
    assert any("loi 09-08" in text for text in texts)
    assert any("09-08" in text and "القانون" in text for text in texts)
    assert not any(isinstance(block, Row) for block in notice.blocks)
