"""The door to Pillow: what picture files are, and renditions of them for an edition; knows nothing of books."""

from anthology.pictures.miniature import Miniature
from anthology.pictures.opening import changed, fingerprint
from anthology.pictures.probe import PictureFacts, probe
from anthology.pictures.render import Rendition, render

__all__ = ["Miniature", "PictureFacts", "Rendition", "changed", "fingerprint", "probe", "render"]
