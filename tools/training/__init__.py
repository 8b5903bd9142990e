"""How the learned parts of newsclean are made, and how good the whole is on publishers that none of them has seen."""
