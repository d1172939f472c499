"""Lists of references: entries found, their fields, and the citations that lead to them, on labelled documents."""
