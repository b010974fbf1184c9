"""What a path holds: files, folders, archives, the published corpus."""
