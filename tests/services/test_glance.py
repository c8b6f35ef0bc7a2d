"""What is seen of a file before it is opened."""

import json
from pathlib import Path

import pytest

from pos.services.beginning import begin_example, begin_shop
from pos.services.device import DeviceSettings
from pos.services.glance import Glance, glance
from pos.services.keys import Keys
from pos.services.till import Till, open_till
from pos.store import driver
from pos.store.driver import dbapi
from tests.factories import a_place, a_seller

SHOWN = DeviceSettings(language="ar", look="soir", text_percent=115)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a shop?.db"


def new_till(path: Path) -> Till:
    return open_till(path, Keys(path.parent / "keys", with_keyring=False))


def test_a_glance_says_how_the_device_shows_things(path: Path) -> None:
    till = new_till(path)
    begin_shop(till, a_seller(), a_place().names, SHOWN)
    till.close()

    assert glance(path) == Glance("ar", "soir", 115, is_example=False)


def test_a_glance_knows_the_sample_fair(path: Path) -> None:
    till = new_till(path)
    begin_example(till, a_seller(), DeviceSettings())
    till.close()

    assert glance(path) == Glance(is_example=True)


def test_a_glance_says_what_a_new_device_starts_with_as_its_settings_do(path: Path) -> None:
    new_till(path).close()

    seen, usual = glance(path), DeviceSettings()

    assert seen == Glance(usual.language, usual.look, usual.text_percent)


def test_a_glance_disturbs_nobody_who_has_the_file_open(path: Path) -> None:
    till = new_till(path)
    begin_shop(till, a_seller(), a_place().names, SHOWN)

    seen = glance(path)

    assert seen is not None
    assert seen.language == "ar"
    till.close()


def test_a_glance_makes_no_file(path: Path) -> None:
    assert glance(path) is None
    assert not path.exists()


def test_without_a_sound_library_nothing_is_looked_at(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_till(path).close()
    monkeypatch.setattr(driver, "is_sound", lambda _version: False)

    assert glance(path) is None


def test_a_file_of_something_else_shows_nothing(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to be taken for one" * 40)

    assert glance(path) is None


@pytest.mark.parametrize(
    "settings",
    [
        "not json",
        json.dumps([1]),
        json.dumps({"language": "fr"}),
        json.dumps({"language": "tlh", "look": "jour", "text_percent": 100}),
        json.dumps({"language": "fr", "look": "jour", "text_percent": "large"}),
    ],
)
def test_settings_that_are_not_plain_show_nothing(path: Path, settings: str) -> None:
    new_till(path).close()
    file = dbapi().connect(str(path), isolation_level=None)
    file.execute("INSERT INTO device VALUES ('settings', ?)", (settings,))
    file.close()

    assert glance(path) is None
