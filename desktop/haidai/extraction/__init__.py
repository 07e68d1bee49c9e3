"""From a web page or a copied text to an `Article`, by rules about lines and neighbours."""
