"""The window: Qt widgets that say what the reader wants and show what happened."""
