"""The GraphQL types; what they say is made by `schema.views`."""
