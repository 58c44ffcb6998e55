"""The finished static sheet: one View drawn as PNG, SVG or PDF without dash."""
