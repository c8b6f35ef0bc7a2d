"""Quality marks on the screen: those of a maker, of a product, of the house."""
