"""Who wrote a story and when it was published: from what a page states, what it shows, and its address."""
