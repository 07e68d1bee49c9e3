"""The article: frozen values that every other part shares, and nothing else."""
