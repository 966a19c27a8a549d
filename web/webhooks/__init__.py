"""Sending webhooks: connections that lead where was looked, and the worker of a server."""
