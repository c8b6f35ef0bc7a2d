"""Being paid: the ways, the notes in hand, what is left and what goes back."""
