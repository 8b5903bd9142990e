"""Where the article lies on a full page."""
