"""Files of exchange as a hostile hand, or a bad stick, would leave them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

Change = Callable[[bytes], bytes]


def a_picture() -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "brown").save(out, "PNG")
    return out.getvalue()


def members_of(file: Path) -> dict[str, bytes]:
    """Return what is in a file, by name."""
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def rewritten(file: Path, changes: Mapping[str, bytes | Change]) -> Path:
    """Pack a file anew with some members changed, added, or left out where empty."""
    members = members_of(file)
    for name, change in changes.items():
        members[name] = change if isinstance(change, bytes) else change(members[name])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            if content:
                packed.writestr(name, content)
    return file
