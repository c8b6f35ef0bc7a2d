"""What a printer says of itself when asked: whether it answers at all, who made it, how it is."""

from dataclasses import dataclass
from typing import Final

from pos.domain.text import drawable
from pos.printing import status
from pos.printing.line import USUAL, Deadlines, Line, connected
from pos.printing.outcome import PrintingFailed
from pos.printing.printers import Way, can_answer
from pos.printing.sending import states

# Epson ESC/POS GS I: maker and model, each answered as `_NAME` and a zero byte.
_ASK_MAKER: Final = b"\x1dIB"
_ASK_MODEL: Final = b"\x1dIC"
_HEADER: Final = 0x5F
_LONGEST: Final = 80
_EPSON: Final = "EPSON"


@dataclass(frozen=True, slots=True)
class Learned:
    """What a printer told.

    answers: to the three questions on its state, empty when it is mute. maker, model: empty where
    it does not say. fault: why it could not print now, None when it is ready.
    """

    answers: tuple[int, ...] = ()
    maker: str = ""
    model: str = ""
    fault: PrintingFailed | None = None

    @property
    def is_mute(self) -> bool:
        """True when it answered nothing."""
        return not self.answers

    @property
    def is_epson(self) -> bool:
        """True where the maker's own commands are known."""
        return _EPSON in self.maker.upper()

    @property
    def name(self) -> str:
        """Maker and model, as far as they are known."""
        return " ".join(part for part in (self.maker, self.model) if part)

    @property
    def hexadecimal(self) -> str:
        """The answers as a person reads them out: `12 12 12`."""
        return " ".join(f"{byte:02X}" for byte in self.answers)


def learn(way: Way, deadlines: Deadlines = USUAL) -> Learned:
    """Ask a printer about itself; raises `PrinterUnavailable` where nobody takes the call."""
    with connected(way, deadlines) as line:
        if not can_answer(way):
            return Learned()
        try:
            answers = states(line, deadlines)
        except OSError:
            return Learned()
        return Learned(
            answers,
            maker=_told(line, _ASK_MAKER, deadlines),
            model=_told(line, _ASK_MODEL, deadlines),
            fault=status.fault(*answers),
        )


def _told(line: Line, question: bytes, deadlines: Deadlines) -> str:
    """Read a name up to its zero byte; empty where the printer does not know the question."""
    told = bytearray()
    try:
        line.drain()
        line.send(question, deadlines.answer)
        while len(told) < _LONGEST:
            byte = line.read(deadlines.answer)
            if not byte:
                break
            told.append(byte)
    except OSError:
        return ""
    name = bytes(told).lstrip(bytes([_HEADER])).decode("ascii", "replace")
    return drawable(name.replace("\ufffd", "")).strip()
