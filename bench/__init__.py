"""What 鲁图 is measured by on its real data: `python -m bench` prints one table and asserts nothing."""
