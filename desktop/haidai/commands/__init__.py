"""The commands of the shell, a file each, found by their names (`haidai.cli`)."""
