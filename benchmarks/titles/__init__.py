"""Titles cited against titles that works have, judged by a person, and how many are told right."""
