"""Cited works beside records, judged by a person or made by a seeded generator, and how many are told right."""
