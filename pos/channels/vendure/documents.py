"""What is asked of Vendure, word by word; each document is held to the schema in its package."""

from typing import Final

_HOUSE: Final = """
fragment House on Query {
  activeChannel { code defaultCurrencyCode defaultLanguageCode }
  globalSettings { trackInventory serverConfig { moneyStrategyPrecision } }
}
"""

_VARIANT: Final = """
fragment Variant on ProductVariant {
  id sku name enabled trackInventory updatedAt
  product { id name enabled }
  prices { price currencyCode }
  stockLevels { stockLocationId stockOnHand stockAllocated }
}
"""

_ORDER: Final = """
fragment Told on Order {
  id code state updatedAt orderPlacedAt currencyCode totalWithTax
  lines {
    id updatedAt quantity orderPlacedQuantity proratedLinePriceWithTax
    productVariant { id sku name product { id } }
  }
  fulfillments { state updatedAt lines { orderLineId quantity } }
  payments { refunds { state updatedAt } }
}
"""

HOUSE: Final = "query House { ...House }" + _HOUSE

PROBE: Final = (
    """
query Probe {
  ...House
  stockLocations(options: { take: 100, sort: { id: ASC } }) { items { id name } }
}
"""
    + _HOUSE
)

VARIANTS: Final = (
    """
query Variants($options: ProductVariantListOptions!) {
  ...House
  productVariants(options: $options) { totalItems items { ...Variant } }
}
"""
    + _HOUSE
    + _VARIANT
)

UPDATE_VARIANTS: Final = (
    """
mutation UpdateVariants($input: [UpdateProductVariantInput!]!) {
  updateProductVariants(input: $input) { ...Variant }
}
"""
    + _VARIANT
)

PRODUCTS: Final = """
query Products($slug: String!) {
  products(options: { filter: { slug: { eq: $slug } }, take: 2 }) {
    items { id variantList { totalItems } }
  }
}
"""

PRODUCT: Final = """
query Product($id: ID!) {
  activeChannel { defaultLanguageCode }
  product(id: $id) { id variantList { totalItems } translations { id languageCode name } }
}
"""

CREATE_PRODUCT: Final = """
mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) { id }
}
"""

UPDATE_PRODUCT: Final = """
mutation UpdateProduct($input: UpdateProductInput!) {
  updateProduct(input: $input) { id }
}
"""

CREATE_VARIANTS: Final = (
    """
mutation CreateVariants($input: [CreateProductVariantInput!]!) {
  createProductVariants(input: $input) { ...Variant }
}
"""
    + _VARIANT
)

ASSETS: Final = """
query Assets($name: String!) {
  assets(options: { filter: { name: { eq: $name } }, take: 1 }) { items { id } }
}
"""

CREATE_ASSETS: Final = """
mutation CreateAssets($input: [CreateAssetInput!]!) {
  createAssets(input: $input) {
    __typename
    ... on Asset { id }
    ... on ErrorResult { errorCode message }
  }
}
"""

ORDERS: Final = (
    """
query Orders($options: OrderListOptions!) {
  ...House
  orders(options: $options) { totalItems items { ...Told } }
}
"""
    + _HOUSE
    + _ORDER
)

ORDER: Final = (
    """
query Order($id: ID!) {
  ...House
  order(id: $id) { ...Told }
}
"""
    + _HOUSE
    + _ORDER
)

# Every document this connector can send.
ALL: Final = {
    name: document
    for name, document in sorted(globals().items())
    if name.isupper() and not name.startswith("_")
}
