"""`python3 -m scripts TARGET`: one target of the Makefile.

This file alone must also be understood by a Python too old for the rest.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the very question asked here
    sys.exit(
        "Rahba needs Python 3.11 or later; this is Python {}.{}.\n"
        "If a newer one is installed, name it: make PYTHON=python3.12 run".format(*sys.version_info)
    )

from scripts.targets import main

sys.exit(main(sys.argv[1:]))
