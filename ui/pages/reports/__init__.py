"""What was sold in some days or at a fair: figures, plots, tables, and the paper of them."""
