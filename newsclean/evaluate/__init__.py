"""Score newsclean and its peers on a folder of gold pages."""
