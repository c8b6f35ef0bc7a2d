"""The translation catalogues: what the code says, what is translated, what the program reads.

`resources/locale/fr.po` and `ar.po` are edited by people. They hold neither source lines nor dates
nor the version of a tool, and are sorted by source text: two branches that translate different
sentences merge by themselves, and writing a catalogue that is up to date changes no byte.
The compiled `.mo` files are committed, so that the program runs without Babel. The template (.pot)
is not: it holds nothing that the code does not say.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.terminal import ROOT

LOCALE_FOLDER = ROOT / "resources" / "locale"
DOMAIN = "rahba"
SOURCES = ("pos", "ui", "tour", "main.py")

# Language -> number of plural forms, and which form a number takes. Babel's own Arabic rule puts
# the forms for 3-10, 11-99 and 100-102 in another order than the tools translators use.
PLURALS = {
    "fr": (2, "(n > 1)"),
    "ar": (
        6,
        "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
    ),
    "en_XA": (2, "(n != 1)"),
}


class PlainCatalog(Catalog):
    """A catalogue whose header names only what a reader needs: no date, no person, no tool.

    language: the code of a language in PLURALS.
    """

    def __init__(self, language: str) -> None:
        super().__init__(fuzzy=False, header_comment=f"# Rahba in {language}.")
        self.language = language

    @property
    def num_plurals(self) -> int:
        """How many plural forms the language has."""
        return PLURALS[self.language][0]

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header of the file, in its order."""
        count, expression = PLURALS[self.language]
        return [
            ("Language", self.language),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", f"nplurals={count}; plural={expression};"),
        ]


def extracted() -> list[Message]:
    """Return every text that the code hands to gettext, once each, sorted by source text."""
    found = Catalog()
    for path in _source_files():
        for _line, text, comments, context in extract_from_file(
            "python", path, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            found.add(text, auto_comments=comments, context=context)
    return sorted((message for message in found if message.id), key=_order)


def updated(language: str, messages: Iterable[Message]) -> PlainCatalog:
    """Return the catalogue of `language` for exactly `messages`, keeping what is translated.

    A new text comes in empty rather than guessed; a text that left the code is dropped.
    """
    before = read(language)
    after = PlainCatalog(language)
    for message in messages:
        known = before.get(message.id, message.context) if before else None
        kept = known is not None and known.pluralizable == message.pluralizable
        after.add(
            message.id,
            known.string if known is not None and kept else None,
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known is not None else (),
            context=message.context,
        )
    return after


def read(language: str) -> Catalog | None:
    """Return the catalogue of `language` as it stands on disk; None when there is none yet."""
    path = po_path(language)
    if not path.exists():
        return None
    with path.open("rb") as file:
        return read_po(file, ignore_obsolete=True, abort_invalid=True)


def po_bytes(catalog: PlainCatalog) -> bytes:
    """Return the text of a catalogue: one line a message, sorted, the same on every machine."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=0, no_location=True, sort_output=True)
    return buffer.getvalue()


def mo_bytes(catalog: PlainCatalog) -> bytes:
    """Return what `catalog` compiles to; a text not wholly translated is left out.

    An empty plural form would otherwise be shown as it is: as nothing.
    """
    whole = PlainCatalog(catalog.language)
    for message in catalog:
        if message.id and is_translated(message):
            whole.add(message.id, message.string, context=message.context)
    buffer = BytesIO()
    write_mo(buffer, whole)
    return buffer.getvalue()


def is_translated(message: Message) -> bool:
    """Tell whether a message has its text, or all of its plural forms, and is not a guess."""
    return all(forms(message.string)) and not message.fuzzy


def forms(text: str | Iterable[str] | None) -> list[str]:
    """Return the forms of a source text or of a translation: one, or one for each plural."""
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def po_path(language: str, folder: Path = LOCALE_FOLDER) -> Path:
    """Return where the catalogue of `language` is edited."""
    return folder / f"{language}.po"


def mo_path(language: str, folder: Path = LOCALE_FOLDER) -> Path:
    """Return where the program looks for the compiled catalogue of `language`."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


def _source_files() -> list[Path]:
    places = [ROOT / name for name in SOURCES]
    return [
        path
        for place in places
        for path in (sorted(place.rglob("*.py")) if place.is_dir() else [place])
        if path.exists()
    ]


def _order(message: Message) -> tuple[str, str]:
    return forms(message.id)[0], message.context or ""
