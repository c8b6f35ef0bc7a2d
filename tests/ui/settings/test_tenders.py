"""How money is taken, as its owner sets it: kept at once, cash always offered, taken back."""

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from pos.domain.tax import SellerStatus
from pos.domain.tender import TenderKind
from tests.ui.settings.desk import Desk
from ui.settings.section import SwitchRow

STAMP = "Droit de timbre de 0,25 % sur les espèces"


def test_a_way_to_pay_is_offered_or_not_with_one_tap(desk: Desk) -> None:
    page = desk.open()

    desk.tap("À la livraison", page.tenders)
    desk.settled(lambda found: TenderKind.ON_DELIVERY in found.counter.rules.offered)
    desk.tap("Chèque", page.tenders)

    desk.settled(lambda found: TenderKind.CHEQUE not in found.counter.rules.offered)


def test_cash_is_always_offered(desk: Desk) -> None:
    page = desk.open()
    cash = page.tenders.kinds

    desk.tap("Espèces", page.tenders)

    assert TenderKind.CASH in page.tenders._rules.offered
    assert next(p for p in cash.pills if p.accessibleName() == "Espèces").isChecked()


def test_rounding_and_duty_are_kept_at_once_and_taken_back(desk: Desk) -> None:
    page = desk.open()

    desk.tap("0,50\u00a0DH", page.tenders)
    desk.tap(STAMP, page.tenders)
    desk.settled(lambda found: found.counter.rules.charges_stamp_duty)
    page.undo.take_back()

    desk.settled(lambda found: not found.counter.rules.charges_stamp_duty)
    assert page.tenders is not None
    desk.settled(lambda found: found.counter.rules.cash_step == 50)


def test_foreign_notes_are_off_until_chosen_with_the_caution_beside(desk: Desk) -> None:
    page = desk.open()
    row = page.tenders.foreign
    assert not row.switch.isChecked()
    assert "tolérance" in row._sentence.text()

    desk.tap("Billets en euros, dollars et livres", page.tenders)

    desk.settled(lambda found: found.counter.rules.takes_foreign)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SellerStatus.AUTO_ENTREPRENEUR, "vous ne le devez pas"),
        (SellerStatus.COOPERATIVE, "comptable"),
        (SellerStatus.COMPANY, "Une société le doit"),
    ],
)
def test_the_duty_is_explained_by_the_status(desk: Desk, status: SellerStatus, words: str) -> None:
    page = desk.open()

    page.tenders.show_rules(page.tenders._rules, status)

    stamp: SwitchRow = page.tenders.stamp
    assert words in stamp._sentence.text()


def test_terminals_are_kept_one_a_line(desk: Desk) -> None:
    page = desk.open()
    page.tenders.acquirers.text_box.setPlainText("NAPS\n Attijari  Payment")
    page.tenders.acquirers.text_box.document().setModified(True)

    page.tenders.settle()

    desk.settled(lambda found: found.counter.rules.acquirers == "NAPS\u2028Attijari Payment")


def test_the_code_of_the_seller_is_a_picture_of_their_choice(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = desk.open()
    file = tmp_path / "qr.png"
    Image.new("RGB", (300, 300), "white").save(file)

    page.tenders.wallet.take(file)

    desk.settled(lambda found: len(found.counter.rules.wallet_picture) == 64)
    qtbot.waitUntil(page.tenders.wallet._remove.isVisible)
    desk.tap("Retirer l’image", page.tenders)
    desk.settled(lambda found: found.counter.rules.wallet_picture == "")
