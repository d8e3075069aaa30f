// Filled by the rooms' first files.
