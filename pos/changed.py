"""The kinds of data that a page shows and a transaction changes."""

from enum import Flag, auto


class Changed(Flag):
    """Kinds of data; a page names those it shows."""

    NOTHING = 0
    PRODUCTS = auto()
    STOCK = auto()
    SALES = auto()
    SETTINGS = auto()
    BASKET = auto()
    PRINTING = auto()
    DEVICE = auto()
    SHIFT = auto()
    PEOPLE = auto()
    CUSTOMERS = auto()
    ORDERS = auto()
    HELD = auto()
    # The open basket was given up away from the page that shows it.
    GIVEN_UP = auto()
    FAIRS = auto()
    COUNTING = auto()
    TILLS = auto()
    # What is being put together for the way.
    PACKING = auto()
    # What was given to those who list goods by hand.
    HANDED_OVER = auto()
    # What did not agree was answered, or a clock was found wrong.
    ANSWERS = auto()
    # Online shops: connections, listings, orders, and how each stands.
    ONLINE = auto()
    # Makers, what was agreed with them, and their accounts.
    ACCOUNTS = auto()
