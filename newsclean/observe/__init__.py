"""What can be seen of a page before anything of it is judged: prose, signs, places, neighbours, titles, as numbers."""
