"""The editor's book.yaml: what it may say, and reading it with every value's line."""
