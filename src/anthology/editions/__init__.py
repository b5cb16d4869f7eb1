"""The editions: each makes finished files of a Book, and knows no other edition."""
