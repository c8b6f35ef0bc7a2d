"""Offers with valid values, so that a test says only what matters to it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from pos.channels.offer import Offer
from pos.domain.names import Names


def an_offer(**named: Any) -> Offer:
    """Describe a tajine of 190 DH, three of them, with all there is to say."""
    usual = Offer(
        id="7K3Q2M-12",
        names=Names(fr="Tajine de Safi", ar="طاجين آسفي", en="Safi tagine"),
        price=Decimal("190.00"),
        currency="MAD",
        stock=3,
        sku="TAJ-1",
        description="Tourné à la main.\u2028Cuit deux fois.",
        materials="Terre cuite, émail",
        dimensions="30 cm",
        craft=Names(fr="Poterie", ar="الفخار", en="Pottery"),
        maker=Names(fr="Coopérative Tissa", ar="تعاونية تيسة"),
        photo="ab" * 32,
    )
    return replace(usual, **named)
