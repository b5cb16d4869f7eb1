"""Finished files and folders go into dist/ all together or not at all; knows nothing of what is in them."""

from anthology.delivery.dist import Dist, open_dist, settle
from anthology.delivery.refusals import UndeliverableError

__all__ = ["Dist", "UndeliverableError", "open_dist", "settle"]
