"""Files carried between tills: whole, cut, their end alone, or an old one again."""

import json
from itertools import count, product
from pathlib import Path
from typing import Final

from pos.exchange.archive import entries_name
from pos.exchange.faults import ExchangeFault
from pos.exchange.writing import write_exchange
from pos.journal.canonical import canonical
from pos.services.door import TillDoor
from tests.exchange.cooperative import read
from tests.exchange.files import members_of, rewritten
from tests.factories import Shop

CARRIED: Final = ("everything", "what it lacks", "cut", "its end", "again")


class Sticks:
    """Carries files between tills, and keeps every one that was written."""

    def __init__(self, shops: list[Shop], folder: Path) -> None:
        self._shops = shops
        self._folder = folder
        self._numbers = count(1)
        self._written: list[Path] = []

    def carry(self, sender: int, how: str, receiver: int) -> None:
        """Bring a file, old or new, whole or not."""
        if how == "again" and self._written:
            self._read(receiver, self._written[sender % len(self._written)])
            return
        file = self._write(sender, (receiver,) if how == "what it lacks" else ())
        if how == "cut":
            self._read(receiver, self._cut(file))
        elif how == "its end":
            self._read(receiver, self._end_of(file, sender))
        else:
            self._written.append(file)
            self._read(receiver, file)

    def meet(self) -> None:
        """Let every till bring everything to each other, until nothing is new."""
        tills = range(len(self._shops))
        for _round in range(2):
            for sender, receiver in product(tills, tills):
                assert read(self._shops[receiver], self._write(sender, ())).is_whole

    def _write(self, sender: int, receivers: tuple[int, ...]) -> Path:
        file = self._folder / f"{next(self._numbers)}.rahba"
        tills = tuple(self._shops[receiver].name for receiver in receivers)
        return write_exchange(TillDoor(self._shops[sender].till), file, for_tills=tills).file

    def _read(self, receiver: int, file: Path) -> None:
        try:
            read(self._shops[receiver], file)
        except ExchangeFault as fault:
            raise AssertionError(f"no file of these tills is refused whole: {fault}") from fault

    def _cut(self, file: Path) -> Path:
        """Leave the latter half of every till's entries out."""
        shorter = {
            name: content[: len(content) // 2]
            for name, content in members_of(file).items()
            if name.startswith("entries/")
        }
        return rewritten(file, shorter)

    def _end_of(self, file: Path, sender: int) -> Path:
        """Leave the former half of the sender's own entries out, as a file that follows another."""
        key, members = self._shops[sender].store.key, members_of(file)
        head, name = json.loads(members["header.json"]), entries_name(key.till)
        if name not in members:
            return file
        lines = members[name].splitlines(keepends=True)
        half = len(lines) // 2
        if half:
            (part,) = (part for part in head["parts"] if part["till"] == key.till)
            part |= {"first": part["first"] + half, "before": json.loads(lines[half - 1])["hash"]}
        signed = canonical(head)
        return rewritten(
            file,
            {
                "header.json": signed,
                "header.sig": key.sign(signed),
                name: b"".join(lines[half:]),
            },
        )
