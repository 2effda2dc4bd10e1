"""What only geography can tell of a scenario: see `review.review`."""
