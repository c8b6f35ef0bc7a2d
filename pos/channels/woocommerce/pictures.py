"""Pictures for a WooCommerce shop, uploaded to the media of its WordPress.

Only an application password opens the media; a key of WooCommerce does not. A picture is named
after its content, so that one the shop already has is not sent again.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from pos.channels.faults import Passing, SignInRefused
from pos.channels.listings import Picture
from pos.channels.shapes import identity, record, records, text
from pos.channels.wire import Answer, Request, Wire

_MEDIA: Final = "/wp-json/wp/v2/media"
_BROKEN: Final = 500
_CLOSED: Final = frozenset({401, 403, _BROKEN})


def uploaded(wire: Wire, pictures: Sequence[Picture]) -> tuple[list[dict[str, int]], bool]:
    """Return the shop's ids of pictures, in order, and whether all of them got there."""
    ids = [_id(wire, picture) for picture in pictures]
    return [{"id": number} for number in ids if number], all(ids)


def _id(wire: Wire, picture: Picture) -> int:
    """Return the id of one picture, 0 when the shop does not take it."""
    if not picture.content:
        return 0
    name = sha256(picture.content).hexdigest()[:32]
    try:
        asked = Request("GET", _MEDIA, {"search": name, "per_page": "1", "_fields": "id"})
        answer = wire.send(asked)
        known = records(answer.json()) if answer.status == 200 else []
    except SignInRefused:
        known = []
    return int(identity(known[0].get("id")) or 0) if known else _sent(wire, picture, name)


def _sent(wire: Wire, picture: Picture, name: str) -> int:
    asked = Request(
        "POST",
        _MEDIA,
        body=picture.content,
        content_type="image/jpeg",
        headers={"Content-Disposition": f'attachment; filename="{name}.jpg"'},
        # One sent twice is one too many among the media, and harms nobody.
        is_harmless=True,
        own_statuses=_CLOSED,
    )
    answer = wire.send(asked)
    if answer.status == _BROKEN and not _is_own_word(answer):
        raise Passing(f"status {answer.status}")
    return int(identity(record(answer.json()).get("id")) or 0) if answer.status == 201 else 0


def _is_own_word(answer: Answer) -> bool:
    """Tell whether WordPress itself says, with 500, that it can make nothing of a picture."""
    return text(record(answer.json()).get("code")).startswith("rest_upload")
