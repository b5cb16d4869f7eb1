"""The cover, one design drawn twice: the front as a picture for shops and the EPUB, and the wrap for the printer."""
