"""Letters that compile the written statements of meetings held by video."""
