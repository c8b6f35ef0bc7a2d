"""The folder the tour writes into may be somebody's: only what a tour wrote is replaced."""

from pathlib import Path

from tour.day import cleared


def test_pictures_of_an_earlier_tour_go_and_those_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for name in ("summary.txt", "01-language.png", "family.png", "papers/ABC-000001_ABC-9.pdf"):
        (tmp_path / name).touch()

    cleared(tmp_path)

    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}
    assert left == {"summary.txt", "family.png", "papers"}


def test_a_folder_without_a_tour_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "01-holiday.png").touch()

    papers = cleared(tmp_path)

    assert (tmp_path / "01-holiday.png").exists()
    assert papers.is_dir()
