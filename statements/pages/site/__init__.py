"""The pages of the site itself: home, about, help, sitemaps, downloads."""
