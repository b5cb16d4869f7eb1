"""The prints, one module each; every module has make(), which writes the picture and returns its path."""
