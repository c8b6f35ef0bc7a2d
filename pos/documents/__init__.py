"""Papers as data: what stands on a receipt, before anyone decides how it is drawn."""
