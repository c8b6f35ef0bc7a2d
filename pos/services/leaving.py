"""What is so on this device before it leaves for a fair, read where it stands."""

import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from pos.clock import local, to_datetime
from pos.domain.fair import Fair, FairState, fair_state
from pos.domain.leaving import PrinterTrial, Readings
from pos.domain.stock import Cause
from pos.i18n import has_texts
from pos.services.channels import channels
from pos.services.copies import second_folder
from pos.services.day_end import file_of
from pos.services.device import DeviceSettings, PrinterKind, device_settings
from pos.services.packing import Packed
from pos.services.people import people
from pos.services.places import places
from pos.services.shifts import is_of_another_day
from pos.services.shop import counter
from pos.services.trials import Trials, printer_name, trials
from pos.store import schema
from pos.store.copies import copies_in
from pos.store.keys import key_of

_MINUTE_US = 60_000_000
_P = schema.product.c
_S = schema.stock.c
_J = schema.journal.c
_M = schema.movement.c


def readings(
    connection: Connection, fair: Fair, packed: Packed, copies: Path, now: int
) -> Readings:
    """Look at everything that matters before leaving.

    packed: what waits to be sent to the fair. copies: the folder of copies on this device. now:
    microseconds UTC.
    """
    here, device = counter(connection), device_settings(connection)
    offered, unpriced = _on_offer(connection)
    is_over = fair_state(fair, local(now).date()) is FairState.OVER
    # A fair that was sold at is over because it was held, not because the clock is wrong.
    is_over = is_over and not _was_held(connection, fair)
    shift = here.shift
    return Readings(
        now=now,
        offered=offered,
        unpriced=unpriced,
        there=_products_at(connection, fair.id),
        waiting=packed.pieces,
        sells_here=here.here.id == fair.id,
        printer=_printer_trial(device, trials(connection)),
        scanned_at=trials(connection).scanned_at,
        behind_minutes=max(0, _newest(connection) - now) // _MINUTE_US,
        zone_minutes=zone_minutes(now, to_datetime(now).astimezone()),
        is_over=is_over,
        free_bytes=shutil.disk_usage(file_of(connection).parent).free,
        copied_at=max(_copied_at(connection, copies), second_folder(connection).kept_at),
        people=len(people(connection)),
        is_open=shift is not None,
        is_old=shift is not None and is_of_another_day(shift.opened_at, now),
        online=sum(place.sells_online for place in places(connection)),
        shops=len(channels(connection)),
        languages=device.receipt_languages,
        missing=tuple(code for code in device.receipt_languages if not has_texts(code)),
    )


def zone_minutes(now: int, shown: datetime) -> int:
    """Return how many minutes the computer's wall clock is ahead of that of Morocco.

    shown: the moment as the computer shows it. Its own table of time zones may be old: Morocco
    turns its clocks at Ramadan, by decree.
    """
    ours, theirs = local(now).utcoffset(), shown.utcoffset()
    assert ours is not None
    assert theirs is not None
    return int((theirs - ours).total_seconds()) // 60


def _on_offer(connection: Connection) -> tuple[int, int]:
    query = select(func.count(), func.count(_P.price_minor)).where(
        _P.is_archived == 0, _P.created_at.is_not(None)
    )
    all_of_them, priced = connection.execute(query).one()
    return all_of_them, all_of_them - priced


def _products_at(connection: Connection, place: str) -> int:
    query = select(func.count()).where(_S.place == key_of(place), _S.on_hand > 0)
    found: int = connection.execute(query).scalar_one()
    return found


def _was_held(connection: Connection, fair: Fair) -> bool:
    sold = select(_M.entry).where(_M.place == key_of(fair.id), _M.cause == Cause.SALE.value)
    return connection.execute(sold.limit(1)).first() is not None


def _newest(connection: Connection) -> int:
    """Return the moment of the newest entry of any till; each journal goes on in time."""
    last = select(_J.at).order_by(_J.seq.desc()).limit(1)
    tills = connection.execute(select(schema.till.c.till)).scalars().all()
    found = [connection.execute(last.where(_J.till == till)).scalar() for till in tills]
    return max((at for at in found if at is not None), default=0)


def _printer_trial(device: DeviceSettings, tried: Trials) -> PrinterTrial:
    if device.printer in {PrinterKind.NONE, PrinterKind.FOLDER}:
        return PrinterTrial.NO_PRINTER
    if not tried.printed_at or tried.printer != printer_name(device):
        return PrinterTrial.UNTRIED
    return PrinterTrial.PRINTED if tried.is_sure else PrinterTrial.SENT


def _copied_at(connection: Connection, folder: Path) -> int:
    """Return when the newest copy on this device was written, 0 where there is none."""
    newest = next(iter(copies_in(folder, file_of(connection))), None)
    return 0 if newest is None else newest.stat().st_mtime_ns // 1000
