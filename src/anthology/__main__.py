"""`python -m anthology`: the same as the command `anthology`."""

from anthology.cli import main

main()
