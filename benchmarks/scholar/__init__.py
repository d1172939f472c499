"""Labelled references, checked against a scholarly internet on loopback."""
