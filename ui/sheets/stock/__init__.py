"""What a product's stock is made of: moved for a cause, and told step by step."""
