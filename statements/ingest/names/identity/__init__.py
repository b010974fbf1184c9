"""Which printed names are one person's, and how it is shown: rules over evidence, no database."""
