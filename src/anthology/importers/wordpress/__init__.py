"""WordPress exports (WXR): the items of the file, its media library, and the signs of its software in texts."""

from __future__ import annotations

from anthology.importers.wordpress.read import is_feed, iterate_wordpress, read_wordpress

__all__ = ["is_feed", "iterate_wordpress", "read_wordpress"]
