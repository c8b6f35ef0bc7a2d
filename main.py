"""Rahba: starts the till, or runs one command. The only file that may import everything."""

import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pos.exchange.hub.arguments import add_hub
from pos.folders import device_folders
from pos.i18n import DEFAULT_LANGUAGE, LANGUAGES

if TYPE_CHECKING:
    import argparse

    from PySide6.QtWidgets import QApplication

    from ui.program import Program


def main(arguments: list[str]) -> int:
    """Run what the command line asks for; returns the exit code."""
    if not arguments:
        application, _program = open_window()
        return application.exec()
    wanted = _parser().parse_args(arguments)
    if wanted.command == "verify":
        from pos.verify import verify_file  # only this command needs it

        return verify_file(wanted.file or device_folders().shop)
    if wanted.command == "exchange":
        from pos.exchange.command import run_exchange  # only this command needs it

        return run_exchange(wanted.deed, wanted.file, device_folders())
    if wanted.command == "hub":
        from pos.exchange.hub.command import run_hub  # only this command needs it

        return run_hub(wanted)
    if wanted.command == "tour":
        from tour.day import tour  # only this command needs it

        return tour(wanted.out or Path("out") / "tour" / wanted.lang, wanted.lang)
    application, _program = open_window()
    return application.exec()


def open_window() -> "tuple[QApplication, Program]":
    """Start the till; once the application runs, its first frame is painted and its file opened."""
    # Loading makes a hundred thousand objects that stay: looking through them for garbage again
    # and again takes a tenth of the start. From then on `ui.garbage` does, on this thread.
    gc.disable()
    # Qt loads only when there is a window to open.
    from pos.services.keys import Keys
    from ui.app import new_application
    from ui.entries import entries
    from ui.garbage import Garbage
    from ui.program import Program

    folders = device_folders()
    folders.make()
    log = folders.log / "rahba.log"
    _log_to(logging.FileHandler(log, encoding="utf-8"))
    application = new_application(sys.argv[0])
    # Inside $RAHBA_HOME everything lies in one folder, a stick or a test, the keys too.
    keys = Keys(folders.keys, with_keyring="RAHBA_HOME" not in os.environ)
    program = Program(application, folders, keys, entries)
    program.settled.connect(Garbage(application).begin)
    program.settled.connect(partial(_keep_small, log))
    program.start()
    return application, program


def _keep_small(log: Path) -> None:
    """Begin the log anew when it is long; what does that loads sockets too, so it comes late."""
    from logging.handlers import RotatingFileHandler

    _log_to(RotatingFileHandler(log, maxBytes=1_000_000, backupCount=3, encoding="utf-8"))


def _log_to(handler: logging.Handler) -> None:
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        force=True,
    )


def _parser() -> "argparse.ArgumentParser":
    import argparse  # whoever starts the till types no command

    parser = argparse.ArgumentParser(prog="main.py", description="Rahba, the till for craft fairs.")
    commands = parser.add_subparsers(dest="command")
    verify = commands.add_parser("verify", help="check that the sales file is whole and unchanged")
    verify.add_argument("file", type=Path, nargs="?", help="the file; this device's by default")
    exchange = commands.add_parser("exchange", help="carry this till's work to another by a file")
    exchange.add_argument("deed", choices=("write", "read"))
    exchange.add_argument("file", type=Path, help="the file; a folder to write a named one into")
    add_hub(commands)
    tour = commands.add_parser("tour", help="play a small fair day, with pictures and receipts")
    tour.add_argument("--out", type=Path, help="folder to write into; out/tour/LANG by default")
    tour.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help="its language")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
