"""What the layout as a whole is like: reach, specialisation, balance, overlap and gaps, each with its formula."""
