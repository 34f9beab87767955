"""What stands behind ./kim."""
