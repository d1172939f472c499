"""Free-text reference strings led to their DOI."""
