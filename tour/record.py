"""What the tour did and checked, and how long each step took: the summary."""

from dataclasses import dataclass, field

from pos.i18n import gettext as _
from pos.i18n import ngettext


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. sentence: what should be true."""

    sentence: str
    is_met: bool


@dataclass(slots=True)
class Step:
    """One thing that was done. seconds: how long it took, its checks included.

    fault: why it could not be done to its end, or empty.
    """

    sentence: str
    seconds: float = 0.0
    fault: str = ""
    checks: list[Check] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """True when it was done and every check was met."""
        return not self.fault and all(check.is_met for check in self.checks)

    def check(self, sentence: str, is_met: bool) -> None:  # noqa: FBT001 - the fact itself
        """Write down what was looked at."""
        self.checks.append(Check(sentence, is_met))


class Record:
    """The steps of one tour, first to last."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    @property
    def is_good(self) -> bool:
        """True when there was something to do and all of it went well."""
        return bool(self.steps) and all(step.is_good for step in self.steps)

    def summary(self) -> str:
        """Return the table: a line a step, its checks under it, and the whole in one sentence."""
        lines = [line for number, step in enumerate(self.steps, 1) for line in _lines(number, step)]
        return "\n".join([*lines, "", self._whole()]) + "\n"

    def _whole(self) -> str:
        checks = [check for step in self.steps for check in step.checks]
        failed = sum(not step.is_good for step in self.steps)
        if failed:
            sentence = ngettext(
                "{count} step of {all} went wrong.", "{count} steps of {all} went wrong.", failed
            )
            return sentence.format(count=failed, all=len(self.steps))
        return _("{steps} steps, {checks} checks: all is well, in {seconds} seconds.").format(
            steps=len(self.steps),
            checks=len(checks),
            seconds=round(sum(step.seconds for step in self.steps)),
        )


def _lines(number: int, step: Step) -> list[str]:
    head = f"{number:>3}  {_word(step.is_good)}  {step.seconds:5.1f} s  {step.sentence}"
    checks = [f"{'':5}{_word(check.is_met)}  {'':9}- {check.sentence}" for check in step.checks]
    fault = [f"{'':5}{_word(is_good=False)}  {'':9}! {step.fault}"] if step.fault else []
    return [head, *checks, *fault]


def _word(is_good: bool) -> str:  # noqa: FBT001 - the fact itself
    """Return a word of one width for programs and eyes alike, the same in every language."""
    return "ok    " if is_good else "FAILED"
