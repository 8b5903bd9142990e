"""What of a page is its article: the title, the main content, the standfirst, and what other engines think."""
