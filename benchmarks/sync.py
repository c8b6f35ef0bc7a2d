"""An online shop with many listings: what a pass asks when nothing changed, and when a little did.

    python -m benchmarks.sync [--small] [--folder DIR]

The shop is in memory, so that the time is the engine's own. What is printed beside the times are
requests, writes and memory: one pull where nothing changed, and a call a full batch where it did;
and how late the event loop of the real window, off-screen, runs while passes are made.
"""

import resource
import tempfile
from functools import partial
from math import ceil
from pathlib import Path
from typing import Final

from benchmarks.measure import (
    Figure,
    figure,
    milliseconds,
    percentile,
    run_from_command_line,
)
from benchmarks.sync_screen import latencies
from pos.domain.channel import Channel, Listing
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.journal.kinds import ListingLinked
from pos.services.catalogue import add_product, set_on_hand
from pos.services.channels import save_channel
from pos.services.door import TillDoor
from pos.services.till import Till, UnitOfWork, open_till
from pos.sync.engine import one_pass
from pos.sync.standing import agree
from tests.channels.little_shop import LittleKeeper, LittleShop, able
from tests.factories import Shop, a_product, open_shop_in

_BATCH: Final = 50
_FRAME_MS: Final = 16


def _fill(shop: Shop, keeper: LittleKeeper, count: int) -> str:
    """Make so many products and list each; returns the id of the connection."""
    channel = shop.till.write(save_channel, Channel("little", "Petite boutique")).result

    def some(work: UnitOfWork, start: int, end: int) -> None:
        for number in range(start, end):
            product = a_product(sku=f"P{number}", names=Names(fr=f"Plat {number}"))
            added = add_product(work, product, pieces(5))
            ref = keeper.listed(f"P{number}", 5)
            wanted = Listing("", channel, added, ref.item, sku=f"P{number}")
            work.record(
                ListingLinked(
                    changes={
                        "channel": wanted.channel,
                        "product": wanted.product,
                        "item": wanted.item,
                        "sku": wanted.sku,
                    }
                )
            )

    for start in range(0, count, 500):
        shop.till.write(some, start, min(start + 500, count))
    shop.till.write(agree, channel)
    return channel


def _sell_some(shop: Shop, every: int) -> int:
    """Let one piece of each so many products be gone; returns how many that were."""
    from dataclasses import replace

    from pos.services.products import ProductFilter, product_keys, products_of

    keys = shop.till.read(product_keys, ProductFilter())[::every]
    known = shop.till.read(products_of, keys)

    def gone(work: UnitOfWork) -> None:
        for product in known.values():
            set_on_hand(work, replace(product), pieces(4))

    shop.till.write(gone)
    return len(known)


def measured(folder: Path, count: int) -> list[Figure]:
    """Make passes over a shop of so many listings, and count what they ask."""
    shop = open_shop_in(folder)
    keeper = LittleKeeper(LittleShop(able(batch_max=_BATCH)))
    channel = _fill(shop, keeper, count)
    door, connector = TillDoor(shop.till), keeper.opened()

    def one_round() -> tuple[int, int, float]:
        keeper.road.asked.clear()
        before = len(keeper.shop.written)
        took = milliseconds(lambda: one_pass(door, connector, channel, lambda: 0.5, is_forced=True))
        return len(keeper.road.asked), len(keeper.shop.written) - before, took

    one_round()  # the shop's own clock, from which pulling begins, and every listing once
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    quiet = one_round()
    changed = _sell_some(shop, 100)
    busy = one_round()
    after = [one_round() for _turn in range(5)]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024
    connector.close()
    shop.till.close()
    quietly, meanwhile = [
        percentile(latencies(partial(_opened, shop), keeper, channel, with_passes=with_passes), 99)
        for with_passes in (False, True)
    ]
    at = f"of {count} listings"
    return [
        figure(f"requests, nothing changed {at}", quiet[0], 1, 1.0),
        figure(f"numbers written more than changed {at}", 1 + busy[1] - changed, 1, 1.0),
        figure(f"requests, {changed} changed {at}", busy[0], ceil(changed / _BATCH) + 1, 1.0),
        figure(f"numbers written after that {at}", 1 + sum(one[1] for one in after), 1, 1.0),
        figure(f"pass, nothing changed {at}, ms", quiet[2], _FRAME_MS, 10.0),
        figure(f"pass, {changed} changed {at}, ms", busy[2], _FRAME_MS, 100.0),
        figure("event loop late without a pass, p99 ms", quietly, _FRAME_MS, 1.0),
        figure(f"event loop late during passes {at}, p99 ms", meanwhile, _FRAME_MS, 1.0),
        figure(f"memory grown over seven passes {at}, MB", 1 + grown, 1, 5.0),
    ]


def _opened(shop: Shop) -> Till:
    return open_till(shop.path, shop.keys, shop.clock)


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure a shop of many listings; a small run shows only that all of it works."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        return measured(Path(name), 500 if small else 10_000)


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
