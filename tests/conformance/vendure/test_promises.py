"""The connector to Vendure keeps its promises at a real Vendure."""

import pytest

from tests.channels.promises import Promises

pytestmark = pytest.mark.conformance


class TestVendure(Promises):
    """Fixtures and promises are all there is."""
