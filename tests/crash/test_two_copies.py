"""Two copies of the program and one file."""

from pathlib import Path

import pytest

from pos.store.faults import FileInUse
from tests.crash.processes import killed, preload, started, wait_for
from tests.crash.seller import hold, make_shop, open_again

pytestmark = pytest.mark.crash


def test_a_second_copy_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    make_shop(tmp_path)
    preload()
    said = tmp_path / "said"
    first = started(hold, tmp_path, said)
    wait_for(said, first)

    with pytest.raises(FileInUse):
        open_again(tmp_path)

    killed(first, 0)
    till = open_again(tmp_path)
    assert not till.is_new
    till.close()
