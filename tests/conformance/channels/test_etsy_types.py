"""What goes to Etsy fits the types that a client made from Etsy's own description has.

The client is taken from npm at test time and nothing of it is kept here.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from pos.channels.stock import Ref
from tests.channels.test_etsy import DRAFT, Etsy
from tests.conformance.screen import missing

pytestmark = pytest.mark.conformance

PACKAGE = "etsy-ts@8.0.1"
INTEGRITY = (
    "sha512-"
    "feFvrykm9HhDOLzvzuf5yT1BbwWUQ9GYc3Ibn2UVMRh3"
    "tqh8rxl8eEqi8Z4Om1dkd71kgDvIVvD2o5E6ePkNzA=="
)
TYPES = "package/dist/api/data-contracts.d.ts"


@dataclass(frozen=True)
class Shape:
    """A type: alternatives in words, or the fields of an object; is_list: many of it."""

    words: tuple[str, ...] = ()
    fields: "dict[str, tuple[Shape, bool]] | None" = None
    is_list: bool = False


@pytest.fixture(scope="session")
def types(request: pytest.FixtureRequest) -> str:
    """Return the types, fetched once."""
    npm = shutil.which("npm")
    if npm is None:
        missing("npm is not installed")
    assert request.config.cache is not None
    folder = Path(request.config.cache.mkdir("etsy"))
    if not (folder / "etsy-ts-8.0.1.tgz").exists():
        done = subprocess.run([npm, "pack", PACKAGE], cwd=folder, capture_output=True, text=True)
        if done.returncode:
            missing(f"the types of Etsy could not be fetched: {done.stderr[-500:]}")
    content = (folder / "etsy-ts-8.0.1.tgz").read_bytes()
    digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
    assert f"sha512-{digest}" == INTEGRITY
    with tarfile.open(folder / "etsy-ts-8.0.1.tgz") as packed:
        member = packed.extractfile(TYPES)
        assert member is not None
        return member.read().decode()


def shape(types: str, name: str) -> Shape:
    """Read an interface."""
    begin = types.index(f"export interface {name} {{")
    plain = re.sub(r"/\*.*?\*/", "", types[begin : begin + 40_000], flags=re.S)
    found, _rest = _object(plain[plain.index("{") :])
    return found


def _object(text: str) -> tuple[Shape, str]:
    fields: dict[str, tuple[Shape, bool]] = {}
    text = text[1:].lstrip()
    while not text.startswith("}"):
        head = re.match(r"(\w+)(\??):\s*", text)
        assert head is not None, text[:80]
        kind, text = _type(text[head.end() :])
        fields[head[1]] = (kind, not head[2])
        text = text.lstrip()
    return Shape(fields=fields), text[1:]


def _type(text: str) -> tuple[Shape, str]:
    if text.startswith("{"):
        found, text = _object(text)
        is_list = text.startswith("[]")
        end = text.index(";")
        return Shape(fields=found.fields, is_list=is_list), text[end + 1 :]
    end = text.index(";")
    words = tuple(word.strip() for word in text[:end].split("|"))
    lists = [word for word in words if word.endswith("[]")]
    plain = tuple(word.removesuffix("[]").strip("()") for word in words)
    return Shape(words=plain, is_list=bool(lists)), text[end + 1 :]


def faults(value: Any, wanted: Shape, at: str = "") -> list[str]:
    """Return where a value does not fit."""
    if wanted.is_list:
        return _list_faults(value, wanted, at)
    if wanted.fields is None:
        return [] if any(_fits(value, word) for word in wanted.words) else [f"{at} = {value!r}"]
    if not isinstance(value, dict):
        return [f"{at} is no object"]
    found = [f"{at}.{name} is not known" for name in value.keys() - wanted.fields.keys()]
    for name, (kind, is_needed) in wanted.fields.items():
        if name in value:
            found += faults(value[name], kind, f"{at}.{name}")
        elif is_needed:
            found.append(f"{at}.{name} is missing")
    return found


def _list_faults(value: Any, wanted: Shape, at: str) -> list[str]:
    if value is None and "null" in wanted.words:
        return []
    if not isinstance(value, list):
        return [f"{at} is no list"]
    one = Shape(wanted.words, wanted.fields)
    return [fault for n, each in enumerate(value) for fault in faults(each, one, f"{at}[{n}]")]


def _fits(value: Any, word: str) -> bool:
    if word.startswith('"'):
        return bool(value == word.strip('"'))
    kinds: dict[str, Any] = {"number": (int, Decimal), "string": str, "null": type(None)}
    if word == "boolean":
        return isinstance(value, bool)
    return not isinstance(value, bool) and isinstance(value, kinds.get(word, ()))


def typed(form: dict[str, str], wanted: Shape) -> dict[str, Any]:
    """Read the values of a form as what they are to be."""
    assert wanted.fields is not None
    read: dict[str, Any] = {}
    for name, text in form.items():
        kind = wanted.fields[name][0] if name in wanted.fields else Shape(("string",))
        if kind.is_list:
            read[name] = text.split(",")
        elif "number" in kind.words:
            read[name] = Decimal(text)
        else:
            read[name] = {"true": True, "false": False}.get(text, text)
    return read


def test_every_inventory_that_is_written_fits(types: str) -> None:
    etsy = Etsy()
    wanted = shape(types, "IUpdateListingInventoryPayload")
    etsy.fake.add(("A", 5), ("B", 7))
    a, _b = (item.ref for item in etsy.shop.catalogue()[0])

    etsy.write(a, 2)
    etsy.shop.pause(a, is_paused=True)
    etsy.shop.publish(DRAFT)
    etsy.write(Ref(str(etsy.fake.add(("C", 3)))), 1)

    bodies = [
        json.loads(each.content, parse_float=Decimal)
        for each in etsy.fake.asked
        if each.method == "PUT"
    ]
    assert len(bodies) >= 4
    assert [fault for body in bodies for fault in faults(body, wanted)] == []
    assert faults({"products": [{"product_id": 1}]}, wanted), "the types are really looked at"


def test_every_form_that_is_sent_fits(types: str) -> None:
    etsy = Etsy()
    new, changed = shape(types, "ICreateDraftListingPayload"), shape(types, "IUpdateListingPayload")

    published = etsy.shop.publish(DRAFT)
    etsy.shop.publish(DRAFT)
    etsy.fake.listings[int(published.item.ref.item)]["state"] = "active"
    etsy.shop.pause(published.item.ref, is_paused=True)

    found = []
    for each in etsy.fake.asked:
        if each.headers.get("Content-Type") == "application/x-www-form-urlencoded":
            wanted = new if each.method == "POST" else changed
            found += faults(typed(dict(parse_qsl(each.content.decode())), wanted), wanted)
    assert found == []
