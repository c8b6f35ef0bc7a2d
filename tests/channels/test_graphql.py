"""Questions in GraphQL: what an answer means for one that reads, and for one that changes."""

from typing import Any

import httpx
import pytest

from pos.channels.faults import (
    ChannelFault,
    OutcomeUnknown,
    Passing,
    Refused,
    SignInRefused,
    Throttled,
)
from pos.channels.graphql import Graph
from pos.channels.wire import Wire


def graph(told: Any, status: int = 200, **headers: str) -> Graph:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = httpx.Response(status, json=told, headers=named)
    wire = Wire("https://shop.example", transport=httpx.MockTransport(lambda _request: answer))
    return Graph(wire, "/graphql", frozenset({"FORBIDDEN"}))


def an_error(code: str, **more: Any) -> dict[str, Any]:
    return {"errors": [{"message": "no", "extensions": {"code": code}}], **more}


FAULTS: list[tuple[Any, int, type[ChannelFault], type[ChannelFault]]] = [
    (an_error("INTERNAL_SERVER_ERROR"), 200, Passing, OutcomeUnknown),
    (an_error("INTERNAL_SERVER_ERROR", data={"half": 1}), 200, Passing, OutcomeUnknown),
    ({"errors": "Unavailable Shop"}, 403, Passing, OutcomeUnknown),
    ({"errors": [{"message": "no code"}]}, 200, Passing, OutcomeUnknown),
    ({"errors": [{"extensions": None}]}, 200, Passing, OutcomeUnknown),
    ({"errors": ["text"]}, 200, Passing, OutcomeUnknown),
    ({"data": None}, 200, Passing, OutcomeUnknown),
    ({}, 200, Passing, OutcomeUnknown),
    ([], 200, Passing, OutcomeUnknown),
    (an_error("FORBIDDEN"), 200, SignInRefused, SignInRefused),
    (an_error("GRAPHQL_VALIDATION_FAILED"), 400, Refused, Refused),
    (an_error("ACCESS_DENIED"), 200, Refused, Refused),
    (an_error("THROTTLED"), 200, Throttled, Throttled),
    (an_error("ANYTHING"), 429, Throttled, Throttled),
    ({}, 429, Throttled, Throttled),
]


@pytest.mark.parametrize(("told", "status", "reading", "changing"), FAULTS)
def test_an_error_is_one_of_the_faults(
    told: Any, status: int, reading: type[ChannelFault], changing: type[ChannelFault]
) -> None:
    asked = graph(told, status)

    with pytest.raises(reading):
        asked.ask("query Q { a }")
    with pytest.raises(changing):
        asked.tell("mutation M { a }")


def test_a_refusal_carries_the_code_to_branch_on() -> None:
    with pytest.raises(Refused) as refused:
        graph(an_error("ACCESS_DENIED")).ask("query Q { a }")

    assert refused.value.code == "ACCESS_DENIED"


@pytest.mark.parametrize(
    ("cost", "seconds"),
    [
        ({"requestedQueryCost": 500, "currentlyAvailable": 50, "restoreRate": 100}, 4.5),
        ({"requestedQueryCost": 50, "currentlyAvailable": 500, "restoreRate": 100}, 0.0),
        ({"requestedQueryCost": 50, "currentlyAvailable": 5, "restoreRate": 0}, 7.0),
        ({"requestedQueryCost": "x", "currentlyAvailable": 5, "restoreRate": 1}, 7.0),
        (None, 7.0),
    ],
)
def test_the_wait_is_what_the_bucket_takes_to_fill_else_what_was_said(
    cost: dict[str, Any] | None, seconds: float
) -> None:
    told = an_error("THROTTLED")
    if cost is not None:
        status = {name: cost[name] for name in ("currentlyAvailable", "restoreRate")}
        asked = {"requestedQueryCost": cost["requestedQueryCost"], "throttleStatus": status}
        told["extensions"] = {"cost": asked}

    with pytest.raises(Throttled) as throttled:
        graph(told, Retry_After="7").ask("query Q { a }")

    assert throttled.value.retry_after == seconds


def test_a_wait_is_read_in_seconds_and_as_the_moment_it_ends() -> None:
    said = {
        "Date": "Wed, 25 Nov 2026 09:00:00 GMT",
        "Retry_After": "Wed, 25 Nov 2026 09:00:40 GMT",
    }

    with pytest.raises(Throttled) as throttled:
        graph({}, 429, **said).ask("query Q { a }")

    assert throttled.value.retry_after == 40.0
