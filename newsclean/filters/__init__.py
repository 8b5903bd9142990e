"""Each filter has its own file. A filter never imports another filter."""
