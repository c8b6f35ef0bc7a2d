"""Pictures for a Shopify shop: a place is asked for, the picture is put there, Shopify fetches it.

The place is at another host than the shop. It is told in the shop's answer with all that opens it,
and nothing of the shop's secrets goes there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from pos.channels.faults import ChannelFault
from pos.channels.listings import Picture
from pos.channels.shapes import records, text
from pos.channels.shopify import documents
from pos.channels.shopify.session import Session
from pos.channels.wire import AddressNotAccepted, Request, Wire, checked_base

_DONE: Final = frozenset({200, 201, 204})


@dataclass(frozen=True, slots=True)
class File:
    """A picture that is up. source: where Shopify finds it. name: by which we know it again."""

    source: str
    name: str


def name_of(picture: Picture) -> str:
    """Return the name of a picture after its content, kept with it as its `alt`."""
    return f"rahba-{sha256(picture.content or picture.address.encode()).hexdigest()[:32]}"


def uploaded(session: Session, pictures: Sequence[Picture]) -> tuple[list[File], bool]:
    """Return the pictures that are up, in order, and whether all of them are."""
    files = [_up(session, picture) for picture in pictures]
    return [file for file in files if file is not None], None not in files


def _up(session: Session, picture: Picture) -> File | None:
    name = name_of(picture)
    if not picture.content:
        return File(picture.address, name) if picture.address.startswith("https://") else None
    wanted = {
        "filename": f"{name}.jpg",
        "mimeType": "image/jpeg",
        "resource": "IMAGE",
        "httpMethod": "POST",
        "fileSize": str(len(picture.content)),
    }
    try:
        told = session.tell(documents.STAGE, "stagedUploadsCreate", {"input": [wanted]})
        for target in records(told.get("stagedTargets") or []):
            if _put(session, target, picture.content, name):
                return File(text(target.get("resourceUrl")), name)
    except (ChannelFault, AddressNotAccepted):
        # A listing without its picture is better than none; what is missing is told.
        return None
    return None


def _put(session: Session, target: dict[str, Any], content: bytes, name: str) -> bool:
    address = urlsplit(text(target.get("url")))
    base = checked_base(f"{address.scheme}://{address.netloc}")
    wire = Wire(base, transport=session.elsewhere)
    query = dict(httpx.QueryParams(address.query))
    body = _form(name, records(target.get("parameters")), content)
    try:
        answer = wire.send(
            Request(
                "POST",
                address.path or "/",
                query,
                body=body,
                content_type=f"multipart/form-data; boundary={name}",
                is_harmless=True,
            )
        )
    finally:
        if session.elsewhere is None:
            wire.close()
    return answer.status in _DONE


def _form(boundary: str, parameters: list[dict[str, Any]], content: bytes) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="'
    parts = [
        f'{head}{text(one.get("name"))}"\r\n\r\n{text(one.get("value"))}\r\n'.encode()
        for one in parameters
    ]
    # The file comes last: what stands behind it is not read.
    parts.append(
        f'{head}file"; filename="{boundary}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'.encode()
    )
    return b"".join([*parts, content, f"\r\n--{boundary}--\r\n".encode()])
