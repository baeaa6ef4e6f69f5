"""The portal: a static site made of the published rows, in Vietnamese and English, that needs no server.

Here belong pages: what stands on them, where they lie, how figures and dates are said. What is true of the
rows belongs to `warehouse` and `expectations`; a page computes nothing that a table could hold.
"""
