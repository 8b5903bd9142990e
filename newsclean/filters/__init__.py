"""One file a filter; a filter never imports another filter."""
