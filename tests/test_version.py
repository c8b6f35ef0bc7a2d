"""The program names itself as its packaging does."""

import tomllib
from pathlib import Path

from pos.version import VERSION


def test_the_version_shown_is_the_one_packaged() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))

    assert project["project"]["version"] == VERSION
