"""What a line costs and says: agreed totals, measures, free lines, notes."""
