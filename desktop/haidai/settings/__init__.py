"""What the reader has chosen: the size of the type, the language, the window's place."""
