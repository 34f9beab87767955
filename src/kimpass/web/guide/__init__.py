"""Help where it is needed: a text for each page, the words of the field, a tour of ten steps (promise 25)."""
