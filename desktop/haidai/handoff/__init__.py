"""Taking an article to a phone: QR codes, the one-article server, its page, and export files."""
