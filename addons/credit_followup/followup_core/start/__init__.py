"""Moving in: what customers got from another tool, before ours."""
