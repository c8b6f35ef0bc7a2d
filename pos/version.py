"""Which Rahba this is: shown to its owner and named when one asks for help."""

from typing import Final

# The same as in `pyproject.toml`, which a packaged program does not carry.
VERSION: Final = "0.1.0"
