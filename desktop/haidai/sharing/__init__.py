"""本机直传 put together for window and shell: the server with this machine's voice and its PDF.

`handoff` knows neither voices nor Qt; here both are handed to it, each in a child process.
"""
