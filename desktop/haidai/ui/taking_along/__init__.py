"""扫码带走: the panel with the QR code and 本机直传."""
