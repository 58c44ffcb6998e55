"""The interactive page: layout, wiring, routes and the server that assembles them."""
