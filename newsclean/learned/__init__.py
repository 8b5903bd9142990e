"""What was learned from gold pages: forests and weights as data, each with a card that says how it was made."""
