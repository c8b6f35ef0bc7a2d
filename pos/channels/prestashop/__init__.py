"""PrestaShop by its webservice: version 8 was measured, older ones write whole rows."""
