"""A till asks to join by a code or a file, and joins by the answer that is for it alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pos.exchange.asking import asking_code, asking_key, pending_key
from pos.exchange.faults import AsksToJoin, FileChanged, FileNotWritten, InvitationOfAnother
from pos.exchange.header import Invitation
from pos.exchange.joining import Asked, answer, join_cooperative
from pos.exchange.request import (
    CodeNotAccepted,
    code_of,
    grouped,
    is_code,
    key_of_code,
    write_request,
)
from pos.i18n import language
from pos.printing.qr import modules
from pos.services.device import DeviceSettings
from pos.services.door import TillDoor
from pos.services.invitations import SeriesNotAccepted, TillKnown
from pos.services.keys import Keys
from pos.services.sales import sales
from pos.services.shop import counter
from pos.services.till import open_till
from pos.services.tills import known_tills
from tests.exchange.cooperative import brought, read
from tests.exchange.damage import without_isolates
from tests.exchange.files import members_of, rewritten
from tests.factories import HOUR, NOON, SetClock, Shop, a_key, open_shop_in


@dataclass
class Device:
    """A device without a shop that wants to join."""

    folder: Path
    keys: Keys

    @property
    def shop(self) -> Path:
        return self.folder / "shop.rahba.db"

    @property
    def code(self) -> str:
        return asking_code(self.folder, self.keys)

    def join(self, file: Path) -> Shop:
        clock = SetClock(NOON + HOUR)
        join_cooperative(self.shop, self.keys, file, DeviceSettings(), clock=clock)
        return Shop(open_till(self.shop, self.keys, clock), self.keys, clock, self.shop)


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "device", Keys(tmp_path / "device-keys", with_keyring=False))


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Shop]:
    shop = open_shop_in(tmp_path / "manager")
    yield shop
    shop.till.close()


def answered(manager: Shop, stick: Path, code: str, series: str = "B") -> Path:
    asked = Asked("Stand 25", series, key_of_code(code))
    return answer(TillDoor(manager.till), stick, asked).file


def test_a_till_that_asked_is_let_in_by_the_answer(
    manager: Shop, device: Device, stick: Path
) -> None:
    manager.add()
    newcomer = device.join(answered(manager, stick, device.code))
    newcomer.sell(newcomer.add())

    outcome = brought(newcomer, manager, stick)

    assert outcome.is_whole
    assert len(manager.till.read(sales)) == 1
    assert newcomer.till.read(counter).series == "B"
    newcomer.till.close()


def test_the_code_is_the_same_until_the_till_has_joined(
    manager: Shop, device: Device, stick: Path
) -> None:
    first = device.code
    assert device.code == first

    device.join(answered(manager, stick, first)).till.close()

    assert pending_key(device.folder, device.keys) is None


def test_an_answer_is_for_the_till_that_asked_alone(
    manager: Shop, device: Device, tmp_path: Path, stick: Path
) -> None:
    file = answered(manager, stick, device.code)
    stranger = Device(tmp_path / "stranger", Keys(tmp_path / "keys", with_keyring=False))

    with language("en"), pytest.raises(InvitationOfAnother) as caught:
        stranger.join(file)

    till = asking_key(device.folder, device.keys).till
    assert without_isolates(str(caught.value)) == (
        f"This answer is for till {till}, which asked on another device or has joined already. Ask "
        "from this device, and bring the manager's answer here."
    )
    assert not stranger.shop.exists()


def test_an_answer_is_used_once(manager: Shop, device: Device, stick: Path) -> None:
    file = answered(manager, stick, device.code)
    device.join(file).till.close()
    device.shop.unlink()

    with pytest.raises(InvitationOfAnother):
        device.join(file)


def test_a_till_is_let_in_once_and_under_a_series_of_its_own(
    manager: Shop, device: Device, stick: Path
) -> None:
    answered(manager, stick, device.code)

    with pytest.raises(TillKnown):
        answered(manager, stick, device.code, "C")
    with pytest.raises(SeriesNotAccepted):
        answered(manager, stick, code_of(a_key().public), "B")

    assert len(manager.till.read(known_tills)) == 2


def test_a_request_on_a_stick_says_who_asks(manager: Shop, device: Device, stick: Path) -> None:
    key = asking_key(device.folder, device.keys)
    file = write_request(stick, key, "Moussem", NOON)

    with language("en"), pytest.raises(AsksToJoin) as caught:
        read(manager, file)

    asked = caught.value.applicant
    assert (asked.till, asked.public_key, asked.label) == (key.till, key.public.hex(), "Moussem")
    assert without_isolates(str(caught.value)) == (
        f"Till {key.till} asks to join, and brings nothing yet. A manager answers it on the "
        "screen: Settings, Other tills, Take in a till's work."
    )


def test_a_request_that_was_altered_is_refused(manager: Shop, device: Device, stick: Path) -> None:
    key = asking_key(device.folder, device.keys)
    file = write_request(stick, key, "Moussem", NOON)
    whole = members_of(file)["header.json"]
    for changed in (
        whole.replace(b"Moussem", b"Moussen"),
        whole.replace(key.public.hex().encode(), a_key().public.hex().encode()),
    ):
        rewritten(file, {"header.json": changed})
        with pytest.raises(FileChanged):
            read(manager, file)


def test_a_request_needs_a_folder(device: Device, stick: Path) -> None:
    key = asking_key(device.folder, device.keys)

    with pytest.raises(FileNotWritten):
        write_request(stick / "gone", key, "", NOON)


def test_a_code_is_read_however_it_was_typed() -> None:
    key = a_key().public
    code = code_of(key)

    assert len(code) == 62
    assert is_code(code)
    assert key_of_code(code) == key
    assert key_of_code(grouped(code)) == key
    assert key_of_code(grouped(code).lower().replace("1", "l").replace("0", "o")) == key


def test_a_slip_in_a_code_is_seen() -> None:
    digits = grouped(code_of(a_key().public))
    for at in range(0, len(digits), 7):
        if digits[at] != " ":
            slipped = digits[:at] + ("2" if digits[at] != "2" else "3") + digits[at + 1 :]
            with pytest.raises(CodeNotAccepted):
                key_of_code(slipped)
    for typed in ("", "RAHBA1J", digits[:-1], digits + "0", "بيع" * 20):
        with pytest.raises(CodeNotAccepted):
            key_of_code(typed)


def test_a_code_fits_a_symbol_that_a_cheap_camera_reads() -> None:
    assert len(modules(code_of(a_key().public))) <= 33  # version 4 of ISO/IEC 18004


def test_an_invitation_of_an_older_program_is_for_any_till() -> None:
    assert Invitation(label="Stand", series="B", place="000000-2").till == ""
