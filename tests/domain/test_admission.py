"""Who was shut out, and from when: the same answer on every device."""

from pos.domain.admission import TillStep, revoked_tills

STOLEN = TillStep(30, "AAAAAA", 5, "BBBBBB", revoked_from=20)


def test_a_stolen_till_shuts_out_nobody_afterwards() -> None:
    revenge = TillStep(40, "BBBBBB", 9, "CCCCCC", revoked_from=10)
    earlier = TillStep(15, "BBBBBB", 8, "DDDDDD", revoked_from=15)

    assert revoked_tills([revenge, STOLEN, earlier], frozenset()) == {"BBBBBB": 20, "DDDDDD": 15}


def test_the_till_that_founded_the_cooperative_is_never_shut_out() -> None:
    assert revoked_tills([STOLEN], frozenset({"BBBBBB"})) == {}


def test_who_is_let_in_again_counts_again() -> None:
    back = TillStep(40, "AAAAAA", 6, "BBBBBB")

    assert revoked_tills([back, STOLEN], frozenset()) == {}
    assert revoked_tills([STOLEN], frozenset()) == {"BBBBBB": 20}
