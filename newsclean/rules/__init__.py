"""Rules that a person wrote for sites: by CSS, XPath or phrase, in TOML or the format of ftr-site-config."""
