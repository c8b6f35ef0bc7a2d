"""Files carried between tills in any order, repeated or cut: in the end all say the same."""

from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.exchange.door import OfTill
from pos.exchange.faults import ExchangeFault
from pos.exchange.writing import write_exchange
from pos.journal.kinds import TillAdmitted, TillRevoked
from pos.journal.verification import verify
from pos.store.replay import rebuild
from pos.store.unit_of_work import TillShutOut
from tests.exchange.cooperative import cooperative_in, read
from tests.exchange.files import members_of, rewritten
from tests.factories import HOUR, MINUTE, Shop
from tests.laws.fair import DEEDS, act, journal_of
from tests.store.snapshot import snapshot

# Which till, what it does (or carries a file), to which other, and how far its clock is moved.
Step: TypeAlias = tuple[int, str, int, int]
CARRIED: Final = ("everything", "what it lacks", "cut", "again")
DECIDED: Final = ("shut out", "let in")
OWN: Final = tuple(deed for deed in DEEDS if deed != "share")
STEPS: Final = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from([*OWN, *CARRIED, *CARRIED, *DECIDED]),
        st.integers(1, 2),
        st.sampled_from([0, MINUTE, -2 * HOUR, HOUR]),
    ),
    min_size=8,
    max_size=25,
)


class Sticks:
    """Carries files between three tills, and keeps every one that was written."""

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
        else:
            self._written.append(file)
            self._read(receiver, file)

    def meet(self) -> None:
        """Let every till bring everything to each other, until nothing is new."""
        for _round in range(2):
            for sender in range(3):
                for receiver in range(3):
                    outcome = read(self._shops[receiver], self._write(sender, ()))
                    assert outcome.is_whole

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


@settings(max_examples=8)
@given(STEPS)
def test_once_all_tills_have_met_they_say_the_same(steps: list[Step]) -> None:
    with TemporaryDirectory(prefix="rahba-") as name, cooperative_in(Path(name), 3) as shops:
        sticks = Sticks(shops, Path(name))
        for turn, (which, deed, further, moved) in enumerate(steps):
            shops[which].clock.now += MINUTE + moved
            if deed in CARRIED:
                sticks.carry(which, deed, (which + further) % 3)
            else:
                with suppress(TillShutOut):
                    do(shops, which, deed, further, turn)

        sticks.meet()

        first = snapshot(shops[0].store)
        for shop in shops[1:]:
            assert snapshot(shop.store) == first
        with shops[1].store.begin() as work:
            rebuild(work.connection)
        assert snapshot(shops[1].store) == first
        for shop in shops:
            assert verify(shop.name, journal_of(shops[0].store, shop.name)).fault is None
