"""What the Fairs page needs of the program around it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FairSurroundings:
    """papers, copies: the usual folders."""

    papers: Path
    copies: Path
