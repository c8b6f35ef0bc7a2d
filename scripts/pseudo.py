"""A language nobody speaks, for finding what breaks when texts grow: accented, 40 % longer.

It is made from the code when the layout tests run, and is never committed.
"""

import re
from pathlib import Path

from babel.messages.catalog import Message

from scripts.catalogues import PlainCatalog, extracted, mo_bytes, mo_path

LANGUAGE = "en_XA"
GROWTH = 0.4
ACCENTED = str.maketrans("AaCcEeIiNnOoSsUuYyZz", "ÀàÇçÉéÎîÑñÖöŠšÛûÝýŽž")
KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;|\n)")


def pseudo(text: str) -> str:
    """Return `text` with accents and 40 % longer, its fields, tags and line ends untouched.

    >>> pseudo("Pay {amount}")
    'Pàý {amount}~~~~~'
    """
    parts = KEPT.split(text)
    parts[::2] = [part.translate(ACCENTED) for part in parts[::2]]
    return "".join(parts) + "~" * round(len(text) * GROWTH)


def compile_into(folder: Path) -> Path:
    """Write the compiled pseudo-language under `folder`, laid out as resources/locale is."""
    catalog = PlainCatalog(LANGUAGE)
    for message in extracted():
        catalog.add(message.id, _translation(message), context=message.context)
    path = mo_path(LANGUAGE, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(mo_bytes(catalog))
    return path


def _translation(message: Message) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return pseudo(message.id)
    return tuple(pseudo(text) for text in message.id)
