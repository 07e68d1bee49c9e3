"""From written Chinese to the words a voice says, with a map back."""
