"""From an article to sound: sentences, spoken text, voices, synthesizers. No Qt."""
