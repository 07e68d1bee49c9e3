"""The page: the article on its sheet, and everything that lies on it or searches it."""
