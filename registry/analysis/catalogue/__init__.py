"""Questions over the whole catalogue at once: what is alike, what follows from what.

Each answer is a pure function of small frozen inputs; `store` reads these from the database.
"""
