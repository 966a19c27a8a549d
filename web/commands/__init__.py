"""One file for each command of `gon`: arguments in, one call of the registry, words out."""
