"""What Etsy wants to know of a new listing, and how words and pictures are sent to it.

`createDraftListing` takes a form, an image a multipart body. A draft costs nothing and no buyer
sees it; price, quantity and SKU change through its inventory alone.
Source: etsy-ts 8.0.1, `ICreateDraftListingPayload`, `IUploadListingImagePayload`.
"""

import hashlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from pos.channels.listings import Draft, Picture
from pos.domain.formatting import shortened
from pos.domain.text import LINE_BREAK, drawable

_LONGEST_TITLE: Final = 140
_LONGEST_MATERIAL: Final = 45
_MOST_MATERIALS: Final = 13
_MOST_PICTURES: Final = 20


@dataclass(frozen=True, slots=True)
class EtsyTerms:
    """What is the same for all listings of a shop, asked once when it is connected.

    shop_id: "" for the merchant's own. taxonomy_id: the usual category. shipping_profile_id,
    readiness_state_id, return_policy_id: "" for the first that the shop has. who_made, when_made:
    in Etsy's words.
    """

    taxonomy_id: str = "1"
    shop_id: str = ""
    shipping_profile_id: str = ""
    readiness_state_id: str = ""
    return_policy_id: str = ""
    who_made: str = "collective"
    when_made: str = "2020_2026"


def draft_form(draft: Draft, terms: EtsyTerms) -> dict[str, str]:
    """Return the form of a new draft; Etsy wants one piece at least."""
    form = {
        **text_form(draft),
        "quantity": str(max(draft.stock, 1)),
        "price": f"{draft.price.amount:f}",
        "who_made": terms.who_made,
        "when_made": terms.when_made,
        "taxonomy_id": terms.taxonomy_id,
        "type": "physical",
        "should_auto_renew": "false",
    }
    optional = {
        "shipping_profile_id": terms.shipping_profile_id,
        "readiness_state_id": terms.readiness_state_id,
        "return_policy_id": terms.return_policy_id,
    }
    return form | {name: value for name, value in optional.items() if value}


def text_form(draft: Draft) -> dict[str, str]:
    """Return the words of a listing."""
    description = draft.description.replace(LINE_BREAK, "\n") or draft.title
    form = {"title": title_of(draft), "description": description}
    materials = _materials(dict(draft.details).get("materials", ""))
    return form | ({"materials": materials} if materials else {})


def title_of(draft: Draft) -> str:
    """Return the title as Etsy keeps it."""
    return shortened(drawable(draft.title), _LONGEST_TITLE)


def form_body(form: dict[str, str]) -> bytes:
    """Return a form as it is sent."""
    return urlencode(form).encode()


def pictures_of(draft: Draft) -> list[Picture]:
    """Return the pictures that can be sent: those whose bytes are here, as many as Etsy takes."""
    return [picture for picture in draft.pictures if picture.content][:_MOST_PICTURES]


def picture_body(picture: Picture, rank: int) -> tuple[bytes, str]:
    """Return a multipart body and its content type. rank: its place, from 1."""
    # By the picture itself, so that the same is sent twice alike; no JPEG holds its own digest.
    edge = f"rahba-{hashlib.sha256(picture.content).hexdigest()[:32]}"
    plain = (c for c in picture.name if c.isascii() and (c.isalnum() or c in "-_."))
    name = "".join(plain) or "1.jpg"
    fields = {"rank": str(rank), "overwrite": "true"}
    head = "".join(
        f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
        for field, value in fields.items()
    )
    head += (
        f'--{edge}\r\nContent-Disposition: form-data; name="image"; filename="{name}"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    body = head.encode() + picture.content + f"\r\n--{edge}--\r\n".encode()
    return body, f"multipart/form-data; boundary={edge}"


def _materials(said: str) -> str:
    """Return materials parted by commas, letters and spaces only, as Etsy takes them."""
    parts = ("".join(c for c in part if c.isalnum() or c == " ") for part in said.split(","))
    tidy = [" ".join(part.split())[:_LONGEST_MATERIAL] for part in parts]
    return ",".join([part for part in tidy if part][:_MOST_MATERIALS])
