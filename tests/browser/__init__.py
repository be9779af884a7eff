"""The whole product in Debian's Chromium, on the production server: accessibility, journeys, weight."""
