"""Languages: their tags, directions, words, dates and lists; knows nothing of books."""
