"""Pure functions on text: names, titles, dates, identifiers, addresses."""
