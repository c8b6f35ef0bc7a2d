"""How figures are taken and shown: blocks in turn, percentiles, one table, one line of JSON."""

import argparse
import gc
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure beside its floor.

    ours, floor: in the unit that the name ends with.
    ratio: ours divided by floor. goal: the largest ratio that is good.
    met: whether it was reached in this run.
    """

    name: str
    ours: float
    floor: float
    ratio: float
    goal: float
    met: bool


def figure(name: str, ours: float, floor: float, goal: float) -> Figure:
    """Compare a figure with its floor; a goal in absolute terms has the goal itself as floor."""
    ratio = ours / floor
    return Figure(name, round(ours, 4), round(floor, 4), round(ratio, 3), goal, ratio <= goal)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that `percent` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * percent // 100))
    return ordered[int(rank) - 1]


def milliseconds(action: Callable[[], object]) -> float:
    """Run once; return how long it took."""
    started = time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - started) / 1e6


def pass_time(span_ms: float) -> None:
    """Let time pass, busily: a processor that slept would begin cold."""
    until = time.perf_counter_ns() + span_ms * 1e6
    while time.perf_counter_ns() < until:
        pass


def interleaved(blocks: int, *sides: Callable[[], list[float]]) -> list[list[float]]:
    """Run each side's block in turn, in alternating order; return each side's values.

    What the machine does meanwhile then falls on all sides alike. Garbage is collected between
    blocks, not inside them.
    """
    values: list[list[float]] = [[] for _ in sides]
    for _ in _quiet(blocks):
        order = range(len(sides)) if len(values[0]) % 2 == 0 else reversed(range(len(sides)))
        for side in order:
            values[side] += sides[side]()
    return values


def report(figures: Sequence[Figure]) -> None:
    """Print the table, and as the last line the same as JSON."""
    width = max(len(figure.name) for figure in figures)
    print(f"\n{'':{width}}  {'ours':>10}  {'floor':>10}  {'ratio':>7}  {'goal':>6}")
    for each in figures:
        verdict = "met" if each.met else "not met"
        print(
            f"{each.name:{width}}  {each.ours:>10.4g}  {each.floor:>10.4g}  "
            f"{each.ratio:>7.2f}  {each.goal:>6.2f}  {verdict}"
        )
    print(json.dumps([asdict(each) for each in figures], ensure_ascii=False))


class Run(Protocol):
    """What a benchmark measures. folder: on which disk, None for any; small: seconds of it."""

    def __call__(self, folder: Path | None, *, small: bool) -> Sequence[Figure]:
        """Measure, and return the figures."""


def run_from_command_line(about: str, run: Run) -> None:
    """Read the command line, measure, report. about: the docstring of the benchmark."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--small", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--folder", type=Path, help="measure on this disk")
    given = parser.parse_args()
    report(run(given.folder, small=given.small))


def _quiet(blocks: int) -> Iterator[int]:
    gc.collect()
    gc.disable()
    try:
        for block in range(blocks):
            yield block
            gc.collect()
    finally:
        gc.enable()
