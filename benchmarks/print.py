"""All that is printed, in one run: receipts, the Z of a long day, price labels, long lists.

    python -m benchmarks.print [--small] [--folder DIR]

The figures are those of `receipts`, `labels` and `pages`, which can be run alone.
"""

from pathlib import Path

from benchmarks import labels, pages, receipts
from benchmarks.measure import Figure, run_from_command_line


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure what goes to a receipt printer, then labels, then pages."""
    return [
        *receipts.run(folder, small=small),
        *labels.run(small=small),
        *pages.run(small=small),
    ]


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
