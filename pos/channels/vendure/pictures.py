"""Pictures for a Vendure shop: GraphQL with files, by the multipart form that Vendure takes.

A picture is named after its content, so that one the shop already has is not sent again.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from pos.channels.faults import Passing, Refused
from pos.channels.graphql import Graph
from pos.channels.listings import Picture
from pos.channels.shapes import record, records, text
from pos.channels.vendure import documents

# Vendure may be set to take a form only from who could not be a page of another site.
_NO_PAGE: Final = {"Apollo-Require-Preflight": "true"}


def uploaded(graph: Graph, pictures: Sequence[Picture]) -> tuple[list[str], bool]:
    """Return the shop's ids of pictures, in order, and whether all of them got there.

    A shop without a place for pictures takes none; its listings are made all the same.
    """
    ids = [_id(graph, picture) for picture in pictures]
    return [asset for asset in ids if asset], all(ids)


def _id(graph: Graph, picture: Picture) -> str:
    if not picture.content:
        return ""
    digest = sha256(picture.content).hexdigest()
    name = f"{digest[:32]}.jpg"
    try:
        data = graph.ask(documents.ASSETS, {"name": name}).data
        known = records(record(data.get("assets")).get("items"))
        return text(known[0].get("id")) if known else _sent(graph, picture, name)
    except (Passing, Refused):
        return ""


def _sent(graph: Graph, picture: Picture, name: str) -> str:
    boundary = f"rahba-{name[:32]}"
    asked = {"query": documents.CREATE_ASSETS, "variables": {"input": [{"file": None}]}}
    body = _form(boundary, asked, picture.content, name)
    content_type = f"multipart/form-data; boundary={boundary}"
    told: Any = graph.hand_over(body, content_type, _NO_PAGE).data.get("createAssets")
    rows = records(told)
    # `MimeTypeError` and its like are answers of their own in the place of an asset.
    return text(rows[0].get("id")) if rows and rows[0].get("__typename") == "Asset" else ""


def _form(boundary: str, asked: dict[str, Any], content: bytes, name: str) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="'
    parts = [
        f'{head}operations"\r\n\r\n{json.dumps(asked)}\r\n'.encode(),
        f'{head}map"\r\n\r\n{{"0":["variables.input.0.file"]}}\r\n'.encode(),
        f'{head}0"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'.encode(),
        content,
        f"\r\n--{boundary}--\r\n".encode(),
    ]
    return b"".join(parts)
