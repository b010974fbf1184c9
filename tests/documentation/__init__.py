"""The documents compared with the code: the map of rooms, every path and name they mention."""
