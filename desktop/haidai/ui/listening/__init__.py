"""朗读 in the window: the player, the voices, saving as audio, the media keys."""
