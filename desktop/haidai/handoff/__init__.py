"""Taking an article to a phone: the QR code of its address."""
