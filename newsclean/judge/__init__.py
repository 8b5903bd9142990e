"""Where a page's article is, what kind of page it is, which title it has, and how sure that is."""
