"""The project around the app: settings, addresses, middleware, the database it runs on."""
