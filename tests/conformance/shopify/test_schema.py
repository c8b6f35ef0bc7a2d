"""Every question the connector can ask Shopify is one that the official schema allows."""

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import tarfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, build_client_schema, parse, validate
from graphql.execution.values import get_variable_values

from pos.channels.shopify import documents
from tests.channels.conformance import pulled, write
from tests.channels.shopify.keeper import ShopifyKeeper
from tests.channels.shopify.test_shopify import DRAFT, PICTURE
from tests.conformance.npm import node
from tests.conformance.screen import missing

pytestmark = pytest.mark.conformance

PACKAGE: Final = "@shopify/dev-mcp@1.16.0"
INTEGRITY: Final = (
    "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2"
    "upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw=="
)
DATA: Final = f"package/dist/data/admin_{documents.VERSION}.json.gz"


@pytest.fixture(scope="module")
def schema(request: pytest.FixtureRequest) -> GraphQLSchema:
    """Return the schema of the version we speak, out of a package fetched once."""
    node()
    assert request.config.cache is not None
    folder = request.config.cache.mkdir("shopify-schema")
    archive = _archive(folder)
    with tarfile.open(archive) as opened:
        packed = opened.extractfile(DATA)
        assert packed is not None
        data = json.loads(gzip.decompress(packed.read()))["data"]
    # Shopify deprecates fields of interfaces in a way that the library calls invalid.
    return build_client_schema(data, assume_valid=True)


def _archive(folder: Path) -> Path:
    archive = folder / "shopify-dev-mcp-1.16.0.tgz"
    if not archive.exists():
        npm = shutil.which("npm")
        assert npm is not None
        done = subprocess.run(
            [npm, "pack", PACKAGE, "--pack-destination", str(folder)],
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            missing(f"npm pack {PACKAGE}: {done.stderr[-2000:]}")
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    assert f"sha512-{digest}" == INTEGRITY
    return archive


def faults(schema: GraphQLSchema, document: str) -> list[str]:
    return [fault.message for fault in validate(schema, parse(document))]


@pytest.mark.parametrize("name", sorted(documents.ALL))
def test_a_document_is_one_that_the_schema_allows(schema: GraphQLSchema, name: str) -> None:
    assert faults(schema, documents.ALL[name]) == []


def test_what_is_filled_into_the_documents_is_what_the_schema_takes(
    schema: GraphQLSchema,
) -> None:
    keeper = ShopifyKeeper()
    _ask_everything(keeper)

    told = {
        name: errors
        for document, variables in keeper.fake.documents
        for name, errors in [_filled(schema, document, variables)]
        if errors
    }

    assert told == {}
    asked = {document for document, _variables in keeper.fake.documents}
    assert asked == set(documents.ALL.values())


def _ask_everything(keeper: ShopifyKeeper) -> None:
    with closing(keeper.opened()) as shop:
        shop.probe()
        shop.catalogue()
        ref = keeper.listed("A", 10)
        shop.track_stock(ref)
        shop.read_stock([ref])
        shop.write_stock([write(ref, 9, 10), write(ref, 9)])
        _orders, cursor = pulled(shop, "")
        remote = keeper.buy(ref, 2)
        keeper.give_back(remote, 1)
        pulled(shop, cursor)
        shop.order(remote)
        made = shop.publish(replace(DRAFT, barcode="6111242100992", pictures=(PICTURE,)))
        shop.publish(replace(DRAFT, ref=made.item.ref, pictures=(PICTURE,)))
        shop.pause(ref, is_paused=True)


def _filled(
    schema: GraphQLSchema, document: str, variables: dict[str, Any]
) -> tuple[str, list[str]]:
    operation = next(
        part for part in parse(document).definitions if isinstance(part, OperationDefinitionNode)
    )
    values = get_variable_values(schema, operation.variable_definitions or (), variables)
    errors = [error.message for error in values] if isinstance(values, list) else []
    assert operation.name is not None
    return operation.name.value, errors


def test_a_field_of_former_versions_is_refused(schema: GraphQLSchema) -> None:
    former = """
    mutation SetStock($quantities: [InventoryQuantityInput!]!) {
      inventorySetQuantities(input: {
        name: "available", reason: "correction",
        ignoreCompareQuantity: true, quantities: $quantities
      }) { userErrors { message } }
    }
    """

    told = faults(schema, former)

    assert len(told) == 1
    assert "ignoreCompareQuantity" in told[0]
