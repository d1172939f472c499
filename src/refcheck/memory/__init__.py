"""What is remembered from run to run: the lock that people review, the store behind it."""
