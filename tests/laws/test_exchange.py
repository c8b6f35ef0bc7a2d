"""Files carried between tills in any order, repeated or cut: in the end all say the same."""

import json
from contextlib import suppress
from itertools import count, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.exchange.archive import entries_name
from pos.exchange.door import OfTill
from pos.exchange.faults import ExchangeFault
from pos.exchange.writing import write_exchange
from pos.journal.canonical import canonical
from pos.journal.kinds import TillAdmitted, TillRevoked
from pos.journal.verification import verify
from pos.store.aside import aside
from pos.store.replay import rebuild
from pos.store.unit_of_work import TillShutOut
from tests.exchange.cooperative import cooperative_in, read
from tests.exchange.files import members_of, rewritten
from tests.factories import HOUR, MINUTE, Shop
from tests.laws.fair import DEEDS, act, journal_of
from tests.store.snapshot import snapshot

# Which till, what it does (or carries a file), to which other, and how far its clock is moved.
Step: TypeAlias = tuple[int, str, int, int]
CARRIED: Final = ("everything", "what it lacks", "cut", "its end", "again")
DECIDED: Final = ("shut out", "let in")
RESTARTED: Final = "restart"
OWN: Final = tuple(deed for deed in DEEDS if deed != "share")


def days(tills: int, most: int) -> st.SearchStrategy[list[Step]]:
    """Draw days of so many tills, of at most so many steps."""
    return st.lists(
        st.tuples(
            st.integers(0, tills - 1),
            st.sampled_from([*OWN, *CARRIED, *CARRIED, *DECIDED, RESTARTED]),
            st.integers(1, tills - 1),
            st.sampled_from([0, MINUTE, -2 * HOUR, HOUR]),
        ),
        min_size=8,
        max_size=most,
    )


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
        return write_exchange(OfTill(self._shops[sender].till), file, for_tills=tills).file

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


def do(shops: list[Shop], which: int, deed: str, about: int, turn: int) -> None:
    """Do one thing at a till, or decide about another than the first one."""
    shop, till = shops[which], shops[about].name
    if deed not in DECIDED:
        act(shop, deed, turn)
        return
    key = shops[about].store.key.public.hex()
    with shop.store.begin() as work:
        work.record(
            TillRevoked(till, work.now - turn % 3 * HOUR)
            if deed == "shut out"
            else TillAdmitted(till, key, f"Stand {about}", f"S{about}")
        )


def play_out(tills: int, steps: list[Step]) -> None:
    """Let tills work, carry, lose and repeat files; once all have met, all must say the same."""
    with TemporaryDirectory(prefix="rahba-") as name, cooperative_in(Path(name), tills) as shops:
        sticks = Sticks(shops, Path(name))
        for turn, (which, deed, further, moved) in enumerate(steps):
            shops[which].clock.now += MINUTE + moved
            if deed == RESTARTED:
                shops[which] = shops[which].reopened()
                shops[which].till.prepare()
            elif deed in CARRIED:
                sticks.carry(which, deed, (which + further) % tills)
            else:
                with suppress(TillShutOut):
                    do(shops, which, deed, further, turn)

        sticks.meet()

        require_the_same(shops)


def require_the_same(shops: list[Shop]) -> None:
    """Compare every table of every till, also when they are built anew from the journals."""
    first = snapshot(shops[0].store)
    for shop in shops[1:]:
        assert snapshot(shop.store) == first
        assert shop.till.read(aside) == []
    with shops[1].store.begin() as work:
        rebuild(work.connection)
    assert snapshot(shops[1].store) == first
    for shop in shops:
        assert verify(shop.name, journal_of(shops[0].store, shop.name)).fault is None


@settings(max_examples=8)
@given(days(3, 25))
def test_once_all_tills_have_met_they_say_the_same(steps: list[Step]) -> None:
    play_out(3, steps)


@pytest.mark.thorough
@settings(max_examples=10)
@given(days(5, 40))
def test_five_tills_that_met_in_any_order_say_the_same(steps: list[Step]) -> None:
    play_out(5, steps)
