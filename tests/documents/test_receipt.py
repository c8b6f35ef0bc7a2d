"""What a receipt must say, whoever sells, however it was paid, in each language."""

from dataclasses import fields, replace

import pytest

from pos.documents.document import Code, Item, Line, Role, Row, Stamp, Wording
from pos.documents.receipt import Receipt
from pos.domain.formatting import ltr
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.sale import Sale
from pos.domain.seller import Seller
from pos.domain.tax import SellerStatus, TaxClass
from pos.domain.tender import Tender, TenderKind
from tests.documents.sales import (
    ARTISAN,
    BABOUCHE,
    CHECK,
    COMPANY,
    RUG,
    SALE_ID,
    STAND,
    fair_day_sale,
    line,
    paper,
    sale,
    two_rates_sale,
)

MARKS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x2066, 0x206A)])


def plain(text: str) -> str:
    """Return a text as it is read: no marks of direction, one kind of space."""
    return text.translate(MARKS).replace("\u00a0", " ").replace("\u202f", " ")


def texts(receipt: Receipt) -> list[str]:
    """Return every text on a receipt from top to bottom."""
    found: list[str] = []
    for block in receipt.blocks:
        for field in fields(block):
            value = getattr(block, field.name)
            if isinstance(value, tuple):
                found += [said.text for said in value]
            elif isinstance(value, str) and value and not isinstance(value, Role):
                found.append(value)
    return [plain(text) for text in found]


def row(receipt: Receipt, label: str) -> str:
    """Return the amount across from a label; the label must be there once."""
    rows = [block for block in receipt.blocks if isinstance(block, Row)]
    (amount,) = [each.amount for each in rows if label in plain(first(each.label))]
    return plain(amount)


def first(wording: Wording) -> str:
    return wording[0].text


def test_the_seller_is_identified() -> None:
    said = texts(paper())

    assert said[:5] == [
        "Atelier Dar Zellij",
        "Auto-entrepreneur",
        "12, derb Sidi Bouloukat, Safi",
        "Tél. +212 6 12-34-56-78",
        "ICE 001561191000066",
    ]
    assert "IF 40123456 · TP 42310987" in said


def test_what_the_seller_did_not_give_leaves_no_empty_line() -> None:
    nobody = Seller(names=Names(fr="Aïcha"), status=SellerStatus.COMPANY)
    receipt = paper(sale(seller=nobody))

    assert all(texts(receipt))
    assert texts(receipt)[0] == "Aïcha"
    assert not any("Tél." in text or "ICE" in text for text in texts(receipt))


def test_date_hour_and_place_are_those_of_the_stand() -> None:
    receipt = paper()

    assert row(receipt, "Ticket n° 7K3-000147") == "23/11/2026 14:32"
    assert "Salon régional, place El Harti, stand 24" in texts(receipt)


def test_each_item_has_its_quantity_with_unit_its_unit_price_and_what_was_paid() -> None:
    items = [block for block in paper(fair_day_sale()).blocks if isinstance(block, Item)]

    shown = {plain(first(i.names)): (plain(i.detail), plain(i.amount)) for i in items}
    assert shown["Babouche jaune, Taille 40"] == ("2 × 180 DH", "360 DH")
    assert shown["Tissu sabra tissé main"] == ("2,16 m² × 85,50 DH", "184,68 DH")
    assert shown["Safran de Taliouine"] == ("3,5 g × 38 DH", "133 DH")
    assert len(items) == 12


def test_the_list_price_stays_between_seller_and_buyer() -> None:
    bargained = sale(line(RUG, "1450", list_price="1800"))

    assert not any("1 800" in text for text in texts(paper(bargained)))


def test_a_note_for_the_buyer_stands_under_the_total() -> None:
    noted = texts(paper(replace(sale(), note="À livrer au riad\u2028avant midi")))

    assert noted.index("avant midi") == noted.index("À livrer au riad") + 1
    assert noted.index("À livrer au riad") > noted.index("Total TTC")


def test_an_item_without_a_name_is_called_by_its_code() -> None:
    (item,) = [b for b in paper(sale(line(Names()))).blocks if isinstance(b, Item)]

    assert plain(first(item.names)) == "BAB-40"


def test_the_total_is_tax_included() -> None:
    assert row(paper(fair_day_sale()), "Total TTC") == "3 591,18 DH"


def test_cash_shows_what_was_received_and_what_went_back() -> None:
    receipt = paper(sale(received="400"))

    assert row(receipt, "Espèces reçues") == "400 DH"
    assert row(receipt, "Monnaie rendue") == "40 DH"


def test_exact_cash_has_no_change() -> None:
    receipt = paper(sale())

    assert row(receipt, "Payé en espèces") == "360 DH"
    assert not any("Monnaie" in text for text in texts(receipt))


def test_a_card_shows_the_slip_and_nothing_went_back() -> None:
    receipt = paper(sale(kind=TenderKind.CARD, reference="AUT 004512"))

    assert row(receipt, "Payé par carte") == "360 DH"
    assert "Référence AUT 004512" in texts(receipt)


def test_a_payment_in_two_parts_shows_both() -> None:
    parts = (
        Tender(TenderKind.CARD, Money(20_000, MAD), Money(0, MAD)),
        Tender(TenderKind.CASH, Money(20_000, MAD), Money(4_000, MAD)),
    )
    receipt = paper(replace(sale(), tenders=parts))

    assert row(receipt, "Payé par carte") == "200 DH"
    assert row(receipt, "Espèces reçues") == "200 DH"
    assert row(receipt, "Monnaie rendue") == "40 DH"


def test_each_rate_has_its_base_and_its_tax() -> None:
    receipt = paper(two_rates_sale())

    assert row(receipt, "TVA 20 % sur 500 DH HT") == "100 DH"
    assert row(receipt, "TVA 10 % sur 200 DH HT") == "20 DH"
    assert row(receipt, "Tapis artisanal de production locale – exonéré de TVA") == "1 450 DH"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (SellerStatus.AUTO_ENTREPRENEUR, "Exonéré de TVA – Auto-entrepreneur, loi 114-13"),
        (SellerStatus.SMALL_MANUFACTURER, "Exonéré de TVA – art. 91-II-1° du CGI"),
    ],
)
def test_a_seller_exempt_by_law_says_by_which(status: SellerStatus, reason: str) -> None:
    seller = replace(ARTISAN, status=status)
    said = texts(paper(sale(line(BABOUCHE, seller=seller), seller=seller)))

    assert "TVA non facturée" in said
    assert reason in said


def test_a_seller_outside_the_tax_only_says_that_none_is_charged() -> None:
    seller = replace(ARTISAN, status=SellerStatus.CPU)
    said = texts(paper(sale(line(BABOUCHE, seller=seller), seller=seller)))

    assert said.count("TVA non facturée") == 1
    assert not any("xonéré" in text for text in said)


def test_several_exemptions_are_each_said_once() -> None:
    lines = [
        line(RUG, seller=COMPANY, tax_class=TaxClass.EXEMPT_CARPET),
        line(BABOUCHE, seller=COMPANY, tax_class=TaxClass.EXEMPT_PRECIOUS),
        line(RUG, seller=COMPANY, tax_class=TaxClass.EXEMPT_CARPET),
    ]
    said = texts(paper(sale(*lines, seller=COMPANY)))

    assert sum("Tapis artisanal" in text for text in said) == 1
    assert sum("métaux précieux" in text for text in said) == 1


@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("en",), ("fr", "ar"), ("ar", "en")])
@pytest.mark.parametrize("of", [sale(), two_rates_sale()], ids=["artisan", "company"])
def test_no_receipt_claims_a_rate_of_nothing_or_a_certificate(
    of: Sale, languages: tuple[str, ...]
) -> None:
    said = " ".join(texts(paper(of, *languages))).casefold()

    for claim in (" 0 %", " 0%", "certif", "dgi", "معتمد", "مصادق"):
        assert claim not in said


def test_a_refund_says_so_and_shows_what_went_back() -> None:
    back = line(BABOUCHE, "180", pieces(-1))
    receipt = paper(replace(sale(), lines=(back,), tenders=(), total=back.total))

    assert row(receipt, "Remboursement n° 7K3-000147") == "23/11/2026 14:32"
    assert row(receipt, "Total TTC") == "-180 DH"


def test_copies_and_examples_are_stamped_in_every_language() -> None:
    stamps = [
        [plain(said.text) for said in block.wording]
        for block in paper(None, "fr", "ar", copy=True, example=True).blocks
        if isinstance(block, Stamp)
    ]

    assert stamps == [["EXEMPLE", "مثال"], ["DUPLICATA", "نسخة"]]


def test_a_first_receipt_carries_no_stamp() -> None:
    assert not any(isinstance(block, Stamp) for block in paper().blocks)


def test_the_origin_is_said_unless_the_shop_turned_it_off() -> None:
    assert "Origine Maroc, fait main" in texts(paper())
    assert "Origine Maroc, fait main" not in texts(paper(made_in_morocco=False))


def test_the_thanks_of_the_seller_close_the_receipt_line_by_line() -> None:
    seller = replace(ARTISAN, footer="Merci\u2028ⵜⴰⵏⵎⵎⵉⵔⵜ")

    said = texts(paper(sale(seller=seller)))

    assert said[said.index("Merci") + 1] == "ⵜⴰⵏⵎⵎⵉⵔⵜ"


def test_number_entry_and_check_end_the_receipt_with_a_symbol_to_scan() -> None:
    receipt = paper()

    assert receipt.blocks[-2] == Code("7K3-000147")
    assert texts(receipt)[-1] == f"7K3-000147 · {SALE_ID} · {CHECK}"


def test_names_stand_in_both_languages_where_both_exist() -> None:
    receipt = paper(sale(line(BABOUCHE), line(Names(fr="Bol"))), "fr", "ar")

    names = [[plain(n.text) for n in b.names] for b in receipt.blocks if isinstance(b, Item)]
    assert names == [["Babouche jaune", "بلغة جلدية صفراء"], ["Bol"]]


def test_amounts_are_written_in_the_main_language() -> None:
    assert row(paper(sale(), "ar", "fr"), "المجموع مع الضريبة") == "360 درهم"
    assert row(paper(sale(), "en", "ar"), "Total incl. tax") == "MAD 360"


def test_numbers_keep_their_direction_in_an_arabic_line() -> None:
    (heading,) = [
        block
        for block in paper(None, "ar").blocks
        if isinstance(block, Row) and "7K3" in first(block.label)
    ]

    assert ltr("7K3-000147") in first(heading.label)


def test_marks_and_controls_of_a_foreign_entry_never_reach_the_paper() -> None:
    hostile = "\x1bp0\u202eevil\x10\x14\ud800\nname"
    seller = replace(ARTISAN, names=Names(fr=hostile), phone=hostile, footer=hostile)
    place = replace(STAND, names=Names(fr=hostile))
    receipt = paper(
        replace(sale(line(Names(fr=hostile), variant=hostile), seller=seller), place=place)
    )

    said = "".join(texts(receipt))
    assert not any(c in said for c in "\x1b\x10\x14\u202e\ud800\n")


def test_two_papers_never_share_a_file_name() -> None:
    assert paper().file_name == "7K3-000147_7K3Q2M-142"
    assert paper(copy=True).file_name == "7K3-000147_7K3Q2M-142_copy"


def test_every_line_of_text_has_words() -> None:
    for receipt in (paper(), paper(two_rates_sale(), "ar", "fr", copy=True)):
        assert all(block.wording for block in receipt.blocks if isinstance(block, Line | Stamp))


def test_it_thanks_in_tifinagh_only_where_the_seller_wants_it() -> None:
    greeting = replace(ARTISAN, greets_in_tifinagh=True)

    for language in ("fr", "ar", "en"):
        assert "ⵜⴰⵏⵎⵎⵉⵔⵜ" in texts(paper(sale(seller=greeting), language))
        assert "ⵜⴰⵏⵎⵎⵉⵔⵜ" not in texts(paper(sale(), language))


def test_the_trade_register_names_its_court_and_social_security_stands_with_the_others() -> None:
    seller = replace(ARTISAN, rc="54321", court="Marrakech", cnss="1234567")

    found = texts(paper(sale(seller=seller)))

    assert "IF 40123456 · RC 54321 Marrakech · TP 42310987 · CNSS 1234567" in found
