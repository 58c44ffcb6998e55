"""The atlas: one sheet for each city, circle, plan or sector, bound with cover, contents and index."""
