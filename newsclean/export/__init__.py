"""The article in other forms."""
