"""Pure geometry: reference systems, measuring, regions, tidying."""
