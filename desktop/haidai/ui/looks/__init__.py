"""版式, 大字版, themes: how large and in which colours everything is."""
