"""From a source (address, file, pasted text) to an `Article`, with limits on everything."""
