"""One window for one reader: who is the first, and how a later start reaches it."""
