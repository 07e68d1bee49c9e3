"""How articles come into the window, and how it finds back to them."""
