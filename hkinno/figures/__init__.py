"""The quantities that records state, as rows and as pictures."""
