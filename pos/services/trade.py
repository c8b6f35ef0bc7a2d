"""How this business takes money, as last saved."""

from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from pos.domain.person import Act
from pos.domain.text import clean_text
from pos.domain.trade import TradeRules
from pos.journal.kinds import SettingSaved
from pos.services.people import require
from pos.services.settings import settings_of
from pos.store.unit_of_work import UnitOfWork

_PREFIX: Final = "trade."


def trade_rules(connection: Connection) -> TradeRules:
    """Return the rules, or what a new business starts with."""
    return settings_of(connection, _PREFIX, TradeRules)


def save_trade_rules(work: UnitOfWork, rules: TradeRules) -> None:
    """Keep what changed about the rules; nothing is recorded when nothing did."""
    require(work, Act.CHANGE_SETTINGS)
    old, new = _flat(trade_rules(work.connection)), _flat(rules)
    changes = {name: value for name, value in new.items() if old[name] != value}
    if changes:
        work.record(SettingSaved(changes=changes))


def _flat(rules: TradeRules) -> dict[str, Any]:
    plain = msgspec.to_builtins(rules)
    return {
        f"{_PREFIX}{name}": clean_text(value) if isinstance(value, str) else value
        for name, value in plain.items()
    }
