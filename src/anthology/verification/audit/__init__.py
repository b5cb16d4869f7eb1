"""Nothing lost: finished editions read back by other means than made them, and held against the manuscript."""
