"""What is asked of Shopify, word by word; each document is held to the official schema of VERSION.

A version lives for a year; the next one is tried by changing the constant and running the tests.
Lists are asked for in lengths whose worst cost stays below the 1000 points of one question.
"""

from typing import Final

VERSION: Final = "2026-10"

_VARIANT: Final = """
fragment Variant on ProductVariant {
  id sku displayName barcode price updatedAt
  inventoryItem { id tracked }
  product { id status title hasOnlyDefaultVariant onlineStoreUrl }
}
"""

_LINE: Final = """
fragment Line on LineItem {
  id sku name quantity currentQuantity unfulfilledQuantity
  discountedTotalSet { shopMoney { amount } }
  variant { id } product { id }
}
"""

_ORDER: Final = (
    """
fragment Told on Order {
  id name updatedAt createdAt cancelledAt displayFinancialStatus displayFulfillmentStatus
  currencyCode currentTotalPriceSet { shopMoney { amount } }
  refunds(first: 20) { id }
}
"""
    + _LINE
)

PROBE: Final = """
query Probe {
  shop { name currencyCode ianaTimezone }
  locations(first: 100) { nodes { id name } }
  currentAppInstallation { accessScopes { handle } }
}
"""

NOW: Final = "query Now { shop { name } }"

VARIANTS: Final = (
    """
query Variants($first: Int!, $after: String, $query: String) {
  shop { currencyCode }
  productVariants(first: $first, after: $after, query: $query, sortKey: ID) {
    nodes { ...Variant }
    pageInfo { hasNextPage endCursor }
  }
}
"""
    + _VARIANT
)

STOCK: Final = """
query Stock($ids: [ID!]!, $location: ID!) {
  nodes(ids: $ids) {
    ... on InventoryItem {
      id sku tracked
      inventoryLevel(locationId: $location) { quantities(names: ["available"]) { name quantity } }
    }
  }
}
"""

SET_STOCK: Final = """
mutation SetStock($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup {
      changes(quantityNames: ["available"]) {
        name quantityAfterChange item { id } location { id }
      }
    }
    userErrors { code field message }
  }
}
"""

TRACK: Final = """
mutation Track($id: ID!) {
  inventoryItemUpdate(id: $id, input: { tracked: true }) {
    userErrors { field message }
  }
}
"""

ACTIVATE: Final = """
mutation Activate($item: ID!, $location: ID!, $key: String!) {
  inventoryActivate(inventoryItemId: $item, locationId: $location) @idempotent(key: $key) {
    userErrors { field message }
  }
}
"""

ORDERS: Final = (
    """
query Orders($first: Int!, $after: String, $query: String!) {
  orders(first: $first, after: $after, query: $query, sortKey: ID) {
    nodes {
      ...Told
      lineItems(first: 15) { nodes { ...Line } pageInfo { hasNextPage } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
"""
    + _ORDER
)

ORDER: Final = (
    """
query Order($id: ID!, $after: String) {
  order(id: $id) {
    ...Told
    lineItems(first: 100, after: $after) {
      nodes { ...Line }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""
    + _ORDER
)

REFUND: Final = """
query Refund($id: ID!, $after: String) {
  refund(id: $id) {
    refundLineItems(first: 100, after: $after) {
      nodes { quantity restockType restocked lineItem { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""

BY_HANDLE: Final = (
    """
query ByHandle($handle: String!) {
  productByIdentifier(identifier: { handle: $handle }) {
    variants(first: 2) { nodes { ...Variant } }
  }
}
"""
    + _VARIANT
)

MAKE: Final = (
    """
mutation Make($handle: String!, $input: ProductSetInput!) {
  productSet(identifier: { handle: $handle }, input: $input, synchronous: true) {
    product { variants(first: 2) { nodes { ...Variant } } }
    userErrors { code field message }
  }
}
"""
    + _VARIANT
)

VARIANT: Final = (
    """
query Variant($id: ID!) {
  productVariant(id: $id) {
    ...Variant
    product { media(first: 50) { nodes { alt } } }
  }
}
"""
    + _VARIANT
)

CHANGE_PRODUCT: Final = """
mutation ChangeProduct($product: ProductUpdateInput!, $media: [CreateMediaInput!]) {
  productUpdate(product: $product, media: $media) {
    userErrors { field message }
  }
}
"""

CHANGE_PRICE: Final = (
    """
mutation ChangePrice($product: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $product, variants: $variants) {
    productVariants { ...Variant }
    userErrors { code field message }
  }
}
"""
    + _VARIANT
)

STAGE: Final = """
mutation Stage($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } }
    userErrors { field message }
  }
}
"""

# Every document this connector can send.
ALL: Final = {
    name: document
    for name, document in sorted(globals().items())
    if name.isupper() and not name.startswith("_") and name != "VERSION"
}
