"""Tables and data files of what a View or a city holds: Excel, CSV, GeoJSON, GeoPackage."""
