"""From an article to a QTextDocument and to paper. Qt without widgets."""
