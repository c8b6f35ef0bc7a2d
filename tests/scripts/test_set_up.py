"""What a newcomer is told when the set-up cannot go on by itself."""

import re
from pathlib import Path

import pytest

from scripts import debian, environment, qt_libraries, system, targets
from scripts.terminal import ROOT, Stopped, must


def test_a_display_calls_for_its_own_libraries() -> None:
    without = qt_libraries.needed({})
    x11 = qt_libraries.needed({"DISPLAY": ":0"})
    wayland = qt_libraries.needed({"WAYLAND_DISPLAY": "wayland-0"})

    assert without == qt_libraries.ALWAYS
    assert "libxcb-cursor.so.0" in x11
    assert "libwayland-client.so.0" in wayland
    assert "libxcb-cursor.so.0" not in wayland


def test_an_empty_display_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")

    assert not qt_libraries.has_display({"DISPLAY": ""})
    assert qt_libraries.has_display({"DISPLAY": ":99"})


def test_the_command_to_type_is_one_line_with_every_package() -> None:
    command = debian.by_hand(["libegl1", "libgl1"])

    assert "\n" not in command
    assert "apt-get install -y --no-install-recommends libegl1 libgl1" in command


def test_a_failed_step_stops_with_its_own_words() -> None:
    with pytest.raises(Stopped, match="there is no network"):
        must(["false"], "there is no network")


def test_a_tool_of_the_tests_that_cannot_be_had_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    system.offer_test_tools()

    assert "The tests that need pdftotext are skipped." in capsys.readouterr().out


def test_an_unknown_target_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    ended = targets.main(["sell"])

    assert ended == 2
    assert "run, test, check" in capsys.readouterr().out


def test_the_makefile_offers_exactly_the_targets_that_exist() -> None:
    offered = re.findall(r"-m scripts (\w+)", (ROOT / "Makefile").read_text("utf-8"))

    assert sorted(offered) == sorted(targets.TARGETS)


def test_the_machine_of_these_tests_lacks_nothing() -> None:
    assert environment.missing() | qt_libraries.missing() == {}


def test_a_library_that_does_not_load_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(qt_libraries, "ALWAYS", {"libnowhere.so.9": "libnowhere9"})

    assert qt_libraries.missing()["libnowhere.so.9"] == "libnowhere9"
