"""The EPUB edition (EPUB 3.3): one document a section, our own navigation and metadata, packed by ebooklib."""
