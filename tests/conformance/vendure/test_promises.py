"""The connector to Vendure keeps its promises at a real Vendure."""

import pytest

from tests.channels.conformance import Conformance

pytestmark = pytest.mark.conformance


class TestVendure(Conformance):
    """Fixtures and promises are all there is."""
