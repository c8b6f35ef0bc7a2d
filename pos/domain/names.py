"""A name in up to three languages, shown in the reader's own where there is one."""

from dataclasses import dataclass

from pos.i18n import LANGUAGES


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is called; an empty string means not named in that language."""

    fr: str = ""
    ar: str = ""
    en: str = ""

    def within(self, language: str) -> str:
        """Return the name in `language`, else in French, Arabic or English, whichever is there."""
        in_order = (getattr(self, language), *(getattr(self, code) for code in LANGUAGES))
        return next((name for name in in_order if name), "")

    @property
    def is_empty(self) -> bool:
        """True when there is no name in any language."""
        return not (self.fr or self.ar or self.en)
