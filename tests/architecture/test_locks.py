"""The locks: one version of each package, known by its hashes, in step with pyproject.toml."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from scripts.environment import FOR_CAMERA, TO_DEVELOP, TO_RUN, UV_LOCK
from scripts.lock import heading
from tests.architecture.source import ROOT

LOCKS = (TO_RUN, TO_DEVELOP, FOR_CAMERA, UV_LOCK)
ADDRESS = re.compile(r"https?:|file:|@ |--(extra-)?index|--find-links", re.IGNORECASE)


def text(lock: str) -> str:
    return (ROOT / lock).read_text("utf-8")


def pins(lock: str) -> dict[str, Version]:
    """Return the version of each package that `lock` names."""
    found = re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text(lock), re.MULTILINE)
    return {name: Version(version) for name, version in found}


def declared() -> list[Requirement]:
    project = tomllib.loads(text("pyproject.toml"))
    return [Requirement(line) for line in project["project"]["dependencies"]]


@pytest.mark.parametrize("lock", [TO_RUN, TO_DEVELOP, FOR_CAMERA])
def test_a_lock_was_written_from_the_dependencies_as_they_are(lock: str) -> None:
    assert text(lock).startswith(heading()), "run `make lock`"


def test_what_the_seller_runs_is_what_was_tested() -> None:
    tested = pins(TO_DEVELOP)

    assert {name: tested.get(name) for name in pins(TO_RUN)} == pins(TO_RUN)


def test_the_camera_comes_on_top_of_what_the_seller_runs() -> None:
    with_camera = pins(FOR_CAMERA)
    addons = with_camera.pop("pyside6-addons")
    reader = with_camera.pop("zxing-cpp")

    assert with_camera == pins(TO_RUN)
    assert addons == with_camera["pyside6-essentials"]
    assert reader == pins(TO_DEVELOP)["zxing-cpp"]


def test_each_dependency_is_locked_within_its_bounds() -> None:
    locked = pins(TO_RUN)

    for requirement in declared():
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert locked[name] in requirement.specifier


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_known_by_its_hashes(lock: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", text(lock), flags=re.MULTILINE)[1:]

    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_the_registry_it_came_from(lock: str) -> None:
    assert not ADDRESS.search(text(lock))


def test_qt_stays_below_the_release_that_loses_none() -> None:
    bound = next(r.specifier for r in declared() if r.name == "PySide6-Essentials")

    assert Version("6.11.3") in bound
    assert Version("6.12.0") not in bound
