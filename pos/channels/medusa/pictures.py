"""Pictures for a Medusa shop, uploaded to where it keeps its files."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from pos.channels.faults import ChannelFault, SignInRefused
from pos.channels.listings import Picture
from pos.channels.medusa.site import Site, at
from pos.channels.shapes import record, records, text
from pos.channels.wire import Request

_DONE: Final = 200


def uploaded(site: Site, pictures: Sequence[Picture]) -> tuple[list[dict[str, str]], bool]:
    """Return the addresses of pictures, in order, and whether all of them are there."""
    addresses = [_address(site, picture) for picture in pictures]
    return [{"url": address} for address in addresses if address], all(addresses)


def _address(site: Site, picture: Picture) -> str:
    if not picture.content:
        return picture.address
    boundary = f"rahba-{sha256(picture.content).hexdigest()[:32]}"
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{boundary}.jpg"'
    )
    body = f"{head}\r\nContent-Type: image/jpeg\r\n\r\n".encode() + picture.content
    try:
        answer = site.wire.send(
            Request(
                "POST",
                at("uploads"),
                body=body + f"\r\n--{boundary}--\r\n".encode(),
                content_type=f"multipart/form-data; boundary={boundary}",
                # One sent twice is one too many among the files, and harms nobody.
                is_harmless=True,
            )
        )
        files = records(record(answer.json()).get("files")) if answer.status == _DONE else []
    except SignInRefused:
        raise
    except ChannelFault:
        return ""
    return text(files[0].get("url")) if files else ""
