"""A whole fair of two tills: planned, packed, sold at, counted, brought home, and accounted for."""

from pathlib import Path

from tour.device import Device
from tour.guide import Guide
from tour.scenes.fair_counting import count_fair
from tour.scenes.fair_planning import leave_for_fair, pack_for_fair, plan_fair
from tour.scenes.fair_reporting import check_result, hand_on_result
from tour.scenes.fair_returning import bring_home
from tour.scenes.fair_selling import (
    lose_pieces,
    refund_of_other_till,
    sell_at_fair,
    sell_at_second_till,
)
from tour.scenes.fair_tills import (
    answer_third_till,
    bring_work,
    invite_second_till,
    join_as_second_till,
    take_in_work,
)
from tour.scenes.reconciling import reconcile
from tour.scenes.settling import settle_with_makers


def hold_fair(guide: Guide, till: Device, second: Device, stick: Path) -> None:
    """Go to a fair with one till, and let a second one sell beside it.

    stick: the folder by which both tills meet. One program runs at a time, as both have one screen.
    """
    plan_fair(guide, till)
    pack_for_fair(guide, till)
    leave_for_fair(guide, till)
    sell_at_fair(guide, till)
    lose_pieces(guide, till)
    invite_second_till(guide, stick)
    till.stop()
    join_as_second_till(guide, second, stick)
    sell_at_second_till(guide, second)
    bring_work(guide, stick)
    second.stop()
    take_in_work(guide, till, stick)
    answer_third_till(guide)
    refund_of_other_till(guide, till)
    count_fair(guide, till)
    bring_home(guide, till)
    check_result(guide, till)
    hand_on_result(guide, till)
    reconcile(guide, till)
    settle_with_makers(guide, till)
