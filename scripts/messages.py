"""`make messages`: bring the catalogues up to date with the code, and compile them."""

import sys

from scripts import catalogues
from scripts.terminal import say

LANGUAGES = ("fr", "ar")


def main() -> int:
    """Write fr.po and ar.po and their compiled forms; name how much is left to translate."""
    messages = catalogues.extracted()
    for language in LANGUAGES:
        catalog = catalogues.updated(language, messages)
        compiled = catalogues.mo_path(language)
        compiled.parent.mkdir(parents=True, exist_ok=True)
        catalogues.po_path(language).write_bytes(catalogues.po_bytes(catalog))
        compiled.write_bytes(catalogues.mo_bytes(catalog))
        left = sum(not catalogues.is_translated(message) for message in catalog if message.id)
        say(f"{language}: {len(messages)} texts, {left} left to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
