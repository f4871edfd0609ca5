"""A user's own copy of the page: its proof, other editions of it, and selectors into it."""
