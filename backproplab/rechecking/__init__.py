"""`backproplab check`: run whole folders of notebooks again, and show what passes."""
