"""What the window says: notices, errors with their remedies, reports, screen readers."""
