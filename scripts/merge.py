"""Merge two versions of a .po file text by text: `python -m scripts.merge BASE OURS THEIRS`.

Git calls it as a merge driver (CONTRIBUTING.md), because merging by line takes two new sentences
that stand at the same place for a conflict. The result replaces OURS. Texts that the merged code
does not use are dropped by the next `make messages`.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from scripts.catalogues import PlainCatalog, forms, is_translated, po_bytes
from scripts.terminal import say


def merged(base: Catalog, ours: Catalog, theirs: Catalog) -> tuple[PlainCatalog, list[str]]:
    """Return every text of both sides, and the sources that each side translated in its own way.

    For these ours stands, until a person has chosen.
    """
    result = PlainCatalog(str(ours.locale))
    torn = []
    for message in _united(ours, theirs):
        here, there = _same(message, ours), _same(message, theirs)
        before = _same(message, base)
        kept = _kept(before, here, there)
        if kept is here and there is not None and _kept(before, there, here) is there:
            torn += [forms(message.id)[0]] if not _agree(here, there) else []
        result.add(
            message.id,
            kept.string if kept is not None else None,
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=message.user_comments,
            context=message.context,
        )
    return result, torn


def _united(ours: Catalog, theirs: Catalog) -> list[Message]:
    new = [message for message in theirs if _same(message, ours) is None]
    return [message for message in [*ours, *new] if message.id]


def _same(message: Message, catalog: Catalog) -> Message | None:
    return catalog.get(message.id, message.context)


def _agree(one: Message | None, other: Message | None) -> bool:
    return one is not None and other is not None and one.string == other.string


def _kept(before: Message | None, here: Message | None, there: Message | None) -> Message | None:
    """Return which side's translation stands: `here`, unless only the other side worked on it."""
    if here is None or there is None:
        return here or there
    untouched = not is_translated(here) or _agree(before, here)
    return there if untouched and is_translated(there) else here


def _read(path: str) -> Catalog:
    with Path(path).open("rb") as file:
        return read_po(file, ignore_obsolete=True, abort_invalid=True)


def main(paths: list[str]) -> int:
    """Merge the three files; return 1 when a person must choose a translation, else 0."""
    base, ours, theirs = (_read(path) for path in paths)
    result, torn = merged(base, ours, theirs)
    Path(paths[1]).write_bytes(po_bytes(result))
    for text in torn:
        say(f"Each side translated this in its own way; ours was kept, please choose: {text}")
    return 1 if torn else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
