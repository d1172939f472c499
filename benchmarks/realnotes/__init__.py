"""Notes of real documents, labelled by hand: what is found, its kind, its fields, where short forms lead."""
