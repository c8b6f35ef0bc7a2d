"""Pictures for a PrestaShop, uploaded to their product; no public address is needed."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from pos.channels.faults import Refused
from pos.channels.listings import Picture
from pos.channels.prestashop.service import Service
from pos.channels.wire import Request

_OWN: Final = frozenset({401, 500})


def uploaded(service: Service, product: str, pictures: Sequence[Picture]) -> bool:
    """Give a product without pictures its own; tell whether the shop has all of them.

    The shop names none of its pictures: where there are some, none is added, lest each time it is
    brought up to date a product had them once more.
    """
    if not pictures:
        return True
    if _has_some(service, product):
        return True
    return all([bool(picture.content) and _sent(service, product, picture) for picture in pictures])


def _has_some(service: Service, product: str) -> bool:
    asked = Request("GET", f"/api/images/products/{product}", own_statuses=_OWN)
    answer = service.wire.send(asked)
    return answer.status == 200 and b"<declination" in answer.content


def _sent(service: Service, product: str, picture: Picture) -> bool:
    mark = f"rahba-{sha256(picture.content).hexdigest()[:32]}"
    head = (
        f'--{mark}\r\nContent-Disposition: form-data; name="image"; filename="picture.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    body = head.encode() + picture.content + f"\r\n--{mark}--\r\n".encode()
    asked = Request(
        "POST",
        f"/api/images/products/{product}",
        body=body,
        content_type=f"multipart/form-data; boundary={mark}",
        # A key that may do all but pictures, and a picture the shop can make nothing of.
        own_statuses=_OWN,
    )
    try:
        return service.wire.send(asked).status == 200
    except Refused:
        return False
