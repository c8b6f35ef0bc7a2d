"""`main.py exchange`: the same without a screen, for whoever helps or automates."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from main import main
from pos.folders import folders_in
from pos.services.keys import Keys
from pos.services.sales import sales
from pos.services.till import open_till
from tests.exchange.cooperative import carried, joined, read
from tests.exchange.files import rewritten
from tests.factories import Shop, open_shop_in


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of this device, which has a shop that is closed."""
    monkeypatch.setenv("RAHBA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def other(home: Path, tmp_path: Path) -> Iterator[Shop]:
    founder = open_shop_in(home)
    newcomer = joined(founder, tmp_path / "other")
    founder.till.close()
    newcomer.sell(newcomer.add())
    yield newcomer
    newcomer.till.close()


def test_it_writes_a_file_and_says_so(
    other: Shop, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["exchange", "write", str(stick)])

    (file,) = stick.iterdir()
    assert code == 0
    assert file.name in capsys.readouterr().out
    assert read(other, file).is_whole


def test_it_reads_a_file_and_says_what_came(
    home: Path, other: Shop, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = carried(other, stick)

    assert main(["exchange", "read", str(file)]) == 0
    assert "1 vente" in capsys.readouterr().out
    assert main(["exchange", "read", str(file)]) == 0
    assert "Rien de nouveau" in capsys.readouterr().out
    folders = folders_in(home)
    till = open_till(folders.shop, Keys(folders.keys, with_keyring=False))
    assert len(till.read(sales)) == 1
    till.close()


def test_what_is_not_taken_in_ends_with_one_and_no_file_at_all_with_two(
    other: Shop, tmp_path: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = carried(other, stick)
    name = f"entries/{other.name}.jsonl"
    rewritten(file, {name: lambda lines: lines[:-9]})

    assert main(["exchange", "read", str(file)]) == 1
    assert main(["exchange", "read", str(tmp_path / "none.rahba")]) == 2
    assert main(["exchange", "write", str(tmp_path / "none" / "x.rahba")]) == 2
    assert "n’a pas pu être écrit" in capsys.readouterr().out


def test_a_device_without_a_shop_is_told_what_to_do(
    home: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exchange", "write", str(stick)]) == 2
    assert "Ouvrez Rahba" in capsys.readouterr().out
    assert not home.exists()
