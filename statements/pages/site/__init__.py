"""The pages of the site itself: first page, about, help, sitemaps, downloads."""
