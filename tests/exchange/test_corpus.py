"""Damaged and hostile files: each is said in exact words, and what is good before is kept."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pos.exchange.faults import ExchangeFault
from pos.exchange.words import refused_lines
from pos.i18n import language
from pos.services.catalogue import save_photo
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.shop import counter
from pos.services.till import open_till
from tests.exchange.cooperative import carried, cooperative_in, read
from tests.exchange.corpus import CORPUS, SALES, Case
from tests.exchange.damage import Scene, without_isolates
from tests.exchange.files import a_picture
from tests.factories import Shop, a_product
from tests.laws.fair import journal_of


@pytest.fixture(scope="module")
def good() -> Iterator[tuple[list[Shop], Path, str]]:
    """Return a file with a product, its photo and some sales of the other till.

    Opening two shops takes longer than reading a file, so each case has copies of these.
    """
    with TemporaryDirectory(prefix="rahba-") as name:
        folder = Path(name)
        with cooperative_in(folder / "tills") as (founder, other):
            photo = other.till.write(save_photo, a_picture()).result
            tajine = other.add(a_product(photo=photo))
            for _number in range(SALES):
                other.sell(tajine)
            file = carried(other, folder / "stick")
            founder.till.idle()
            yield [founder, other], file, photo


@contextmanager
def scene_in(folder: Path, good: tuple[list[Shop], Path, str]) -> Iterator[Scene]:
    """Lay a fresh copy of the file before a fresh copy of the founder's shop."""
    (founder, other), file, photo = good
    path = Path(shutil.copy(founder.path, folder / "shop.rahba.db"))
    fresh = replace(founder, till=open_till(path, founder.keys, founder.clock), path=path)
    yield Scene(Path(shutil.copy(file, folder)), fresh, other, photo)
    fresh.till.close()


@pytest.fixture
def scene(good: tuple[list[Shop], Path, str], tmp_path: Path) -> Iterator[Scene]:
    with scene_in(tmp_path, good) as found:
        yield found


def said(scene: Scene) -> tuple[str, int]:
    """Read the file; returns what is said of it, and how many sales came in."""
    try:
        outcome = read(scene.founder, scene.file)
    except ExchangeFault as fault:
        return without_isolates(str(fault)), 0
    lines = "\n".join(refused_lines(outcome))
    return without_isolates(lines), sum(taken.sales for taken in outcome.taken)


def expected(case: Case, scene: Scene) -> str:
    seq = len(journal_of(scene.other.store, scene.other.name)) + case.seq
    return case.says.format(other=scene.other.name, seq=seq)


def require_usable(shop: Shop) -> None:
    """See that the till still opens its lists and sells, and that its file is whole."""
    here = shop.till.read(counter).here.id
    keys = shop.till.read(product_keys, ProductFilter())
    shop.till.read(product_rows, keys, here)
    shop.sell(shop.add())
    assert shop.till.full_check().findings == ()


@pytest.mark.parametrize("name", CORPUS)
def test_it_is_said_in_these_words_and_what_came_before_is_kept(name: str, scene: Scene) -> None:
    case = CORPUS[name]
    case.damage(scene)

    with language("en"):
        sentence, sales = said(scene)

    assert sentence == expected(case, scene)
    assert sales == case.sales
    require_usable(scene.founder)


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_sentence_is_whole_in_the_other_languages(
    code: str, good: tuple[list[Shop], Path, str], tmp_path: Path
) -> None:
    for english, case in {case.says: case for case in CORPUS.values() if case.says}.items():
        with scene_in(tmp_path, good) as scene, language(code):
            case.damage(scene)
            sentence, _sales = said(scene)
            assert sentence.endswith(".")
            assert sentence != expected(case, scene), english
            assert "{" not in sentence


def test_there_are_enough_of_them() -> None:
    assert len(CORPUS) >= 60
