"""An article in other characters: simplified from traditional ones, and the other way round."""
