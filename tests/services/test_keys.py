"""The private key: in the keyring, or in a file of its owner; never anywhere else."""

import stat
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked

from pos.domain.quantity import pieces
from pos.journal.identity import TillKey
from pos.services.keys import KeyringClosed, Keys
from tests.factories import Shop


class Ring(KeyringBackend):
    """The system's keyring, at the edge: in memory, and failing on demand."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.fault: type[KeyringError] | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.kept[service, username] = password

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault("on demand")


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    ring = Ring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    return ring


def test_a_key_comes_back_from_the_keyring_and_is_in_no_file(ring: Ring, tmp_path: Path) -> None:
    keys, key = Keys(tmp_path / "keys"), TillKey.generate()

    keys.save(key)

    found = keys.load(key.till)
    assert found is not None
    assert found.public == key.public
    assert not (tmp_path / "keys").exists()
    assert len(ring.kept) == 1


def test_without_a_keyring_a_file_keeps_it_for_its_owner_alone(ring: Ring, tmp_path: Path) -> None:
    ring.fault = KeyringError
    keys, key = Keys(tmp_path / "keys"), TillKey.generate()

    keys.save(key)

    (file,) = (tmp_path / "keys").iterdir()
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found = keys.load(key.till)
    assert found is not None
    assert found.seed == key.seed


def test_a_locked_keyring_is_told_and_not_taken_for_a_missing_key(
    ring: Ring, tmp_path: Path
) -> None:
    ring.fault = KeyringLocked

    with pytest.raises(KeyringClosed, match="trousseau"):
        Keys(tmp_path / "keys").load("7K3Q2M")


def test_a_keyring_that_fails_holds_no_key(ring: Ring, tmp_path: Path) -> None:
    ring.fault = KeyringError

    assert Keys(tmp_path / "keys").load("7K3Q2M") is None


@pytest.mark.parametrize("written", ["", "no hex", "abcd", "00" * 32])
def test_what_is_not_the_key_of_this_till_is_no_key(
    ring: Ring, tmp_path: Path, written: str
) -> None:
    ring.kept["rahba", "7K3Q2M"] = written
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / "AS3NN9.key").write_text(written)

    assert Keys(folder).load("7K3Q2M") is None
    assert Keys(folder, with_keyring=False).load("AS3NN9") is None


def test_the_secret_is_in_no_file_but_its_own(shop: Shop) -> None:
    shop.sell(shop.add(on_hand=pieces(3)))
    seed = shop.store.key.seed
    shop.till.close()

    for file in shop.path.parent.iterdir():
        content = file.read_bytes()
        assert seed not in content
        assert seed.hex().encode() not in content
