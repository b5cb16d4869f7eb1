"""What the operators of content streams do (ISO 32000-1, annex A), one subject a file; OPERATORS has them all."""

from anthology.verification.preflight.operators.colours import COLOURS
from anthology.verification.preflight.operators.objects import OBJECTS
from anthology.verification.preflight.operators.paths import PATHS
from anthology.verification.preflight.operators.reader import Follow, Reader
from anthology.verification.preflight.operators.states import STATES
from anthology.verification.preflight.operators.text import TEXT

OPERATORS: dict[str, Follow] = STATES | COLOURS | PATHS | TEXT | OBJECTS

__all__ = ["OPERATORS", "Reader"]
