"""The Sales page: every finished sale, to find and to print again."""
