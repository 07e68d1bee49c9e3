"""Haidai: a desktop reader for Chinese news.

Nothing is imported here: the start of the window and of every child process goes through
this file, and each takes only what it needs.
"""

__version__ = "0.1.0"
