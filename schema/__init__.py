"""The GraphQL face of the registry."""
