"""One View as a deck of slides that can still be edited: PPTX with title, map, lists, chart and notes."""
