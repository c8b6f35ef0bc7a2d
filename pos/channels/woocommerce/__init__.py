"""WooCommerce by its REST interface `wc/v3`: versions 8 to 11 were measured."""
