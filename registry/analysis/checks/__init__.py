"""Checking whole folders: what is read, kept from last time, suppressed, and how it is told."""
