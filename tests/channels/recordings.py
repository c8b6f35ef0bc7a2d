"""What real shops answered, one exchange a line, kept beside the project and not in it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

_FOLDER: Final = Path("shared") / "recordings"


@dataclass(frozen=True)
class Exchange:
    """A request that was sent to a real shop, and its answer."""

    number: int
    method: str
    url: str
    content_type: str | None
    sent: str | None
    status: int
    headers: dict[str, str]
    body: str

    def json(self) -> Any:
        """Return the decoded answer, None when it is not JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


def recorded(name: str) -> list[Exchange]:
    """Return the exchanges of a file; the test is skipped where the recordings are not."""
    lines = _found(name).read_text("utf-8").splitlines()
    return [_exchange(number, json.loads(line)) for number, line in enumerate(lines)]


def document(name: str) -> Any:
    """Return a recorded document; the test is skipped where the recordings are not."""
    return json.loads(_found(name).read_text("utf-8"))


def _found(name: str) -> Path:
    beside = [above / _FOLDER / name for above in Path(__file__).resolve().parents]
    found = [path for path in beside if path.exists()]
    if not found:
        pytest.skip(f"the recording {name} is not beside this checkout")
    return found[0]


def _exchange(number: int, told: dict[str, Any]) -> Exchange:
    asked = (told["m"], told["url"], told["req_ct"], told["req"])
    return Exchange(number, *asked, told["status"], told["h"], told["body"])


def differences(told: Any, recorded_value: Any, passed: frozenset[str], at: str = "") -> list[str]:
    """Return where two answers differ in their names and kinds; lists by their first elements.

    passed: names whose values are not looked into.
    """
    if isinstance(told, dict) and isinstance(recorded_value, dict):
        names = [f"{at}.{name}" for name in sorted(set(told) ^ set(recorded_value))]
        for name in sorted((set(told) & set(recorded_value)) - passed):
            names += differences(told[name], recorded_value[name], passed, f"{at}.{name}")
        return names
    if isinstance(told, list) and isinstance(recorded_value, list):
        firsts = zip(told[:1], recorded_value[:1], strict=False)
        return [d for one, other in firsts for d in differences(one, other, passed, f"{at}[]")]
    if type(told) is type(recorded_value):
        return []
    return [f"{at}: {type(told).__name__} for {type(recorded_value).__name__}"]


class Replay(httpx.BaseTransport):
    """A shop that answers from a recording: each request by the next that is given for its way.

    answers: exchanges by method and path, each list used up in order. seen: what was asked.
    """

    def __init__(self, answers: dict[str, list[Exchange]]) -> None:
        self._answers = {way: list(exchanges) for way, exchanges in answers.items()}
        self.seen: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.seen.append(request)
        exchange = self._answers[f"{request.method} {request.url.path}"].pop(0)
        return httpx.Response(
            exchange.status, content=exchange.body.encode(), headers=exchange.headers
        )
