"""One rule about several things: an entry that is read once for each of them, in other words."""
