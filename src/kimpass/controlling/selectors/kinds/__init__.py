"""The kinds of reports beside posts, money and goals: one module each, made of shared chapters."""
