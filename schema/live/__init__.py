"""Live updates: what is told to whoever subscribed, after it was kept.

`broker` follows the log of acts and hands each act to those who listen; what an act means to them
is the matter of each subscription (`reviews`, `catalogue`). Another subscription is another file
here, and a base of `subscription`.
"""
