"""Pages that end badly are mended: figures that leave gaps, short last pages, facing pages of unequal height."""
