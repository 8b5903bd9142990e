"""The standing lines of a site: how lines are compared, what is kept of pages, and which lines stand on many."""
