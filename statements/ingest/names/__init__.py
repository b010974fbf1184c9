"""Which person or delegation of the record a printed name or label means."""
