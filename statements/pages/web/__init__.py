"""What every page needs, whatever it shows: filters, caching, paging, addresses, metadata."""
