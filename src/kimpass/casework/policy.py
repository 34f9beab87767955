"""Who may do what here: one function for each use case, written to be read by lawyers too."""
