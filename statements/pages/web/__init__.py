"""What every page needs: filters, formats, caching, paging, addresses, metadata."""
