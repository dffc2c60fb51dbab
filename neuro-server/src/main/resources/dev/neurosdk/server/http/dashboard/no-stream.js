// This server has no live stream: the page looks every moment by itself.
