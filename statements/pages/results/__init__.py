"""The pages of a search: results, facets, concordance, trends, comparison, query cards."""
