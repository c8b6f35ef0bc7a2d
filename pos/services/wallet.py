"""The seller's own QR picture, shown to customers who pay with a telephone.

Never made by the program: no public specification of the payload is known, so the picture is the
one the seller was given.
"""

from dataclasses import replace

from pos.services.catalogue import keep_jpeg
from pos.services.trade import save_trade_rules, trade_rules
from pos.store.unit_of_work import UnitOfWork


def save_wallet_picture(work: UnitOfWork, jpeg: bytes) -> None:
    """Keep the picture (what `photo_of_file` returned) in place of the one before."""
    rules = trade_rules(work.connection)
    save_trade_rules(work, replace(rules, wallet_picture=keep_jpeg(work, jpeg)))
