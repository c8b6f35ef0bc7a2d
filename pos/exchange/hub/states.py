"""How it stands with the hub, from one moment to the next."""

from dataclasses import dataclass
from enum import Enum, auto

from pos.exchange.hub.exchanging import HubOutcome
from pos.exchange.hub.kept import LastExchange
from pos.services.tills import Applicant


class Light(Enum):
    """OFF: no hub. AWAY: it is tried again by itself. WRONG: a person has to do something."""

    OFF = auto()
    CONNECTING = auto()
    ON = auto()
    AWAY = auto()
    WRONG = auto()


@dataclass(frozen=True, slots=True)
class HubState:
    """light: how it stands. sentence: why, when it is not well. waiting: who asks to be let in."""

    light: Light
    sentence: str = ""
    last: LastExchange = LastExchange()
    waiting: tuple[Applicant, ...] = ()
    outcome: HubOutcome | None = None
