"""Sequences of notes with what each should lead to, and how often refcheck is right about it."""
