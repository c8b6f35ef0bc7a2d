"""What was written or read, in sentences, for the screen and for the command line."""

from collections.abc import Iterable

from pos.clock import local
from pos.domain.formatting import date_text, isolate, time_text
from pos.exchange.outcome import Outcome, Taken
from pos.exchange.writing import Written
from pos.i18n import active_language, ngettext
from pos.i18n import gettext as _
from pos.services.tills import Applicant, KnownTill


def written_text(written: Written) -> str:
    """Say what lies in a file."""
    if not written.entries:
        return _("Written: {file}. The others have everything already.").format(
            file=isolate(written.file.name)
        )
    text = ngettext(
        "Written: {file}, with {count} entry.", "Written: {file}, with {count} entries.",
        written.entries,
    )  # fmt: skip
    return text.format(file=isolate(written.file.name), count=written.entries)


def outcome_title(outcome: Outcome) -> str:
    """Say in a few words how the reading went."""
    if outcome.waiting and not outcome.taken:
        return _("A till asks to join")
    if outcome.refused:
        return _("Not everything could be taken in")
    if not outcome.taken:
        return _("Nothing new: everything was here already")
    return _("The work was taken in")


def outcome_lines(outcome: Outcome) -> list[str]:
    """Say what came, of which till, what did not, and who waits."""
    waiting = [waiting_text(applicant) for applicant in outcome.waiting]
    return came_lines(outcome) + refused_lines(outcome) + waiting


def came_lines(outcome: Outcome) -> list[str]:
    """Say what came, of which till."""
    lines = [taken_text(taken) for taken in outcome.taken]
    if outcome.photos:
        text = ngettext("{count} new photo", "{count} new photos", outcome.photos)
        lines.append(text.format(count=outcome.photos))
    return lines


def refused_lines(outcome: Outcome) -> list[str]:
    """Say what did not come, and why."""
    lines = [str(refused) for refused in outcome.refused]
    if outcome.bad_photos:
        text = ngettext(
            "{count} photo was no picture and was left out.",
            "{count} photos were no pictures and were left out.",
            outcome.bad_photos,
        )
        lines.append(text.format(count=outcome.bad_photos))
    return lines


def taken_text(taken: Taken) -> str:
    """Say what came of one till: `Stand 24: 12 sales · 3 movements · 1 new product`."""
    parts = [
        ngettext("{count} sale", "{count} sales", taken.sales).format(count=taken.sales),
        ngettext("{count} movement of goods", "{count} movements of goods", taken.movements).format(
            count=taken.movements
        ),
        ngettext("{count} new product", "{count} new products", taken.products).format(
            count=taken.products
        ),
    ]
    counts = (taken.sales, taken.movements, taken.products)
    said = [part for part, count in zip(parts, counts, strict=True) if count]
    if not said:
        text = ngettext("{count} entry", "{count} entries", taken.entries)
        said = [text.format(count=taken.entries)]
    if taken.set_aside:
        said.append(set_aside_text(taken.set_aside))
    return _("{till}: {what}").format(till=isolate(taken.label), what=" · ".join(said))


def set_aside_text(sales: int) -> str:
    """Say that sales of a till that was shut out by then are kept and not counted."""
    text = ngettext(
        "{count} later sale counts nowhere.", "{count} later sales count nowhere.", sales
    )
    return text.format(count=sales)


def waiting_text(applicant: Applicant) -> str:
    """Say that a till nobody let in wants to."""
    sentence = _(
        "{label} (till {till}, receipts {series}) is not let in yet. Its work waits in the file."
    )
    return sentence.format(
        label=isolate(applicant.label or applicant.till),
        till=isolate(applicant.till),
        series=isolate(applicant.series),
    )


def reported_text(till: KnownTill) -> str:
    """Say up to when the work of a till is here."""
    if till.is_own:
        return _("This till")
    if not till.known_until:
        return _("Nothing of it was read here yet.")
    return _("Its work is here up to {moment}.").format(moment=moment_text(till.known_until))


def aside_text(till: KnownTill) -> str:
    """Say what of a till is kept aside; empty when nothing is."""
    said = []
    if till.missing_to:
        sentence = _(
            "Entries {first} to {last} are missing; what comes after them waits on this device."
        )
        said.append(sentence.format(first=till.last_seq + 1, last=till.missing_to))
    if till.other_half:
        text = ngettext(
            "It was copied: {count} entry of the second device is kept aside.",
            "It was copied: {count} entries of the second device are kept aside.",
            till.other_half,
        )
        said.append(text.format(count=till.other_half))
    return " ".join(said)


def missing_text(tills: Iterable[KnownTill]) -> str:
    """Say which tills have reported nothing; empty when all have."""
    silent = [till.label or till.till for till in tills if not (till.is_own or till.known_until)]
    if not silent:
        return ""
    return _("Not reported yet: {tills}").format(tills=", ".join(map(isolate, silent)))


def moment_text(microseconds: int) -> str:
    """Say a moment by day and minute: `24/11/2026 at 18:05`."""
    moment, language = local(microseconds), active_language()
    return _("{date} at {time}").format(
        date=date_text(moment, language), time=time_text(moment, language)
    )
