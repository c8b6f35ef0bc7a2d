"""What the Fairs page needs of the program around it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FairSurroundings:
    """papers, copies: the usual folders. can_report: some page takes a `FairReport`."""

    papers: Path
    copies: Path
    can_report: bool = False
