"""What turns drawn pages into pages for printing plates: inks, boxes, marks and the identification of PDF/X-4."""
