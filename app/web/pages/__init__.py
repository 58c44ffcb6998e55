"""The pages beside the map, rendered on the server: each city, the numbers, the matrix of cities by sector."""
