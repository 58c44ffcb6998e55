"""The faces of 鲁图: command line, web page, static sheet."""
