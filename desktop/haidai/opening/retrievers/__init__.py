"""Where bytes come from: one retriever a kind of source."""
