"""Finding records: what a query asks, what its words mean, which records answer, in which order."""
