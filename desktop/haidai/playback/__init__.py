"""Reading aloud: the session, its prefetch, the audio output. Qt without widgets."""
