"""Who sells: the identifiers printed on a receipt."""

import pytest

from pos.domain.seller import is_right_ice


@pytest.mark.parametrize(
    "ice",
    ["001561191000066", "002136093000040", "036794000036", "036794000036".zfill(15),
     "001 561 191 000 066", "1561191000066"],
)  # fmt: skip
def test_an_ice_of_a_real_enterprise_is_right(ice: str) -> None:
    assert is_right_ice(ice)


@pytest.mark.parametrize(
    "ice", ["001561191000067", "0015611910000660", "00156119100006A", "٠٠١٥٦١١٩١٠٠٠٠٦٦", "abc"]
)
def test_a_mistyped_ice_is_noticed(ice: str) -> None:
    assert not is_right_ice(ice)
