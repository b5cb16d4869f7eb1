"""Joined pages made into a file to read on the screen: tags, links, outline, labels, metadata; knows no edition."""
