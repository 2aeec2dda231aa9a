"""What goes wrong in the losses: the known mistakes, by function and by kind."""
