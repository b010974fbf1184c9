"""The languages of the interface: addresses, catalogues, and that nothing is left in English."""
