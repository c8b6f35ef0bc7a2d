"""What may be typed after `main.py hub`; light, because every start of the program reads it."""

import argparse
from pathlib import Path
from typing import Final

URL: Final = "RAHBA_HUB_URL"
PASSWORD: Final = "RAHBA_HUB_PASSWORD"  # noqa: S105 - the name of a variable


def add_hub(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and what follows it to those of `main.py`."""
    hub = commands.add_parser(
        "hub",
        help="keep a hub on PostgreSQL for the tills of a cooperative",
        description=f"The owner's address comes from ${URL} or is asked for, the password from "
        f"${PASSWORD} or is asked for unseen.",
    )
    deeds = hub.add_subparsers(dest="deed", required=True)
    deeds.add_parser("init", help="make the hub in the owner's database")
    invite = deeds.add_parser("invite", help="let one till in, once")
    invite.add_argument("cooperative", help="the till that founded it: Settings, Other tills")
    invite.add_argument("--label", default="", help="what a new till is called")
    invite.add_argument("--series", default="", help="what a new till numbers its receipts with")
    invite.add_argument("--days", type=int, default=7, help="how long it is good; 7 by default")
    invite.add_argument("--host", default="", help="where tills reach the hub; as its owner does")
    invite.add_argument("--port", type=int, default=0, help="its port there")
    invite.add_argument("--ca", type=Path, help="certificates that vouch for the hub")
    revoke = deeds.add_parser("revoke", help="shut a till out, or take an invitation back")
    revoke.add_argument("till", help="the till, or the role of an invitation")
    revoke.add_argument(
        "--from", dest="since", default="", help="a day, 2026-12-31; now by default"
    )
    deeds.add_parser("status", help="say who is in, and how far each till has come")
