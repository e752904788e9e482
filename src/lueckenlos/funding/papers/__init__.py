"""The Antragsmappe and the Verwendungsnachweis as papers: composed, checked, compared, written."""
