"""The day, from the first question to the proof, and the order of its scenes."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from pos.i18n import gettext as _
from pos.i18n import language as speaking
from tour.device import Device
from tour.guide import Guide
from tour.record import Record
from tour.scenes.adding import add_by_hand, put_count_right
from tour.scenes.bargaining import bargain, hold_and_recall
from tour.scenes.basket import count_up_and_down, take_what_asks
from tour.scenes.closing import close_till, open_till
from tour.scenes.customers import sell_to_a_customer
from tour.scenes.fair import hold_fair
from tour.scenes.finding import scan, search
from tour.scenes.first_minute import begin_own_shop, begin_sample_fair
from tour.scenes.importing import import_again, import_list
from tour.scenes.looks import look_around
from tour.scenes.marking import mark_quality
from tour.scenes.mixing import sell_for_a_mix, sell_for_euro, take_foreign_notes
from tour.scenes.new_pieces import add_piece_at_stand, create_what_was_scanned
from tour.scenes.online import sell_online
from tour.scenes.ordering import hand_it_over, take_an_order
from tour.scenes.other_ways import pay_in_other_ways
from tour.scenes.past_sales import print_copy
from tour.scenes.paying import sell_by_card, sell_for_exact_cash, sell_for_notes
from tour.scenes.people import let_a_helper_sell
from tour.scenes.power_cut import lose_power
from tour.scenes.pricing import price_by_measure, price_of_several
from tour.scenes.proof import prove
from tour.scenes.reporting import report_the_day
from tour.scenes.sample_fair import play_with_samples
from tour.scenes.taking_back import exchange, refund_by_scan
from tour.waiting import NotSeen
from ui.app import new_application
from ui.garbage import Garbage

GOOD: Final = 0
FAULTY: Final = 1

_SUMMARY: Final = "summary.txt"


def tour(out: Path, language: str) -> int:
    """Play the day in `language` and write what came of it into `out`.

    Returns 0 when every check was met, else 1. What an earlier tour left there is replaced.
    """
    # Off-screen unless the person asks for a window to watch.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_pass_on)
    # The tour answers questions for a file, which it could not in a window of the system's.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = new_application("rahba")
    Garbage(application).begin()
    papers = cleared(out)
    record = Record()
    with speaking(language), tempfile.TemporaryDirectory(prefix="rahba-tour-") as disk:
        # Absolute, because the sheet that asks where a file goes looks from a folder of its own.
        _play(Guide(record, out, language), application, Path(disk), papers.resolve())
    with speaking(language):
        summary = record.summary()
        where = _("The pictures are in {folder}, the receipts in {papers}.")
        sys.stdout.write(summary + where.format(folder=out, papers=papers) + "\n")
    (out / _SUMMARY).write_text(summary, encoding="utf-8")
    return GOOD if record.is_good else FAULTY


def _play(guide: Guide, application: QApplication, disk: Path, papers: Path) -> None:
    """Play every scene; a device that is left open by one that failed is closed."""
    devices = [Device(application, disk / name, papers) for name in ("sample", "shop", "second")]
    sample, shop, second = devices
    stick = disk / "stick"
    stick.mkdir()
    try:
        begin_sample_fair(guide, sample)
        play_with_samples(guide, sample)
        sample.stop()
        _fill_shop(guide, shop, disk)
        _sell(guide, shop, disk)
        devices.append(lose_power(guide, shop, disk / "shop-again"))
        print_copy(guide, devices[-1])
        sell_to_a_customer(guide, devices[-1])
        let_a_helper_sell(guide, devices[-1])
        close_till(guide, devices[-1])
        report_the_day(guide, devices[-1])
        hold_fair(guide, devices[-1], second, stick)
        sell_online(guide, devices[-1], disk / "boutique")
        look_around(guide, devices[-1])
        prove(guide, devices[-1])
    except NotSeen:
        # Written down where it happened; what would follow stands on it.
        return
    finally:
        for device in devices:
            device.stop()


def _fill_shop(guide: Guide, shop: Device, disk: Path) -> None:
    begin_own_shop(guide, shop)
    import_list(guide, shop)
    import_again(guide, shop)
    add_by_hand(guide, shop, disk)
    put_count_right(guide, shop)


def _sell(guide: Guide, shop: Device, disk: Path) -> None:
    take_foreign_notes(guide)
    open_till(guide, shop)
    search(guide)
    scan(guide)
    count_up_and_down(guide, shop)
    take_what_asks(guide, shop)
    sell_for_notes(guide, shop)
    sell_for_exact_cash(guide, shop)
    sell_by_card(guide, shop)
    refund_by_scan(guide, shop)
    exchange(guide, shop)
    sell_for_a_mix(guide, shop)
    sell_for_euro(guide, shop)
    pay_in_other_ways(guide, shop)
    bargain(guide, shop)
    hold_and_recall(guide, shop)
    price_by_measure(guide, shop)
    price_of_several(guide, shop)
    create_what_was_scanned(guide, shop)
    add_piece_at_stand(guide, shop, disk)
    mark_quality(guide, shop, disk)
    take_an_order(guide, shop)
    hand_it_over(guide, shop)


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, text: str | None) -> None:
    """Say what Qt says, but for what its off-screen platform says of every window."""
    if text and "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def cleared(out: Path) -> Path:
    """Make the folders, without what an earlier tour wrote; returns the one for papers."""
    papers = out / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    # Only beside an earlier summary, and only what a tour names so: the folder is the person's.
    if (out / _SUMMARY).exists():
        number = "[0-9]" * 6
        own = (
            *papers.glob(f"*-{number}_*"),
            *papers.glob("[XZ]-*_*"),
            *papers.glob("*-F-*.pdf"),
            *papers.glob("bilan_*.*"),
            *papers.glob("C-*.txt"),
            *papers.glob("releve_*.pdf"),
        )
        for old in (*out.glob("[0-9][0-9]-*.png"), *own):
            old.unlink()
    return papers
