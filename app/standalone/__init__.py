"""One View as one HTML file that opens by double click, with no network: the map, its legend, list and citations."""
