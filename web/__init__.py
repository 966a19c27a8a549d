"""The doors: pages, sign-in, exports over HTTP, and the `gon` command line."""
