"""The whole book in reading order, generated sections included; knows no edition."""
