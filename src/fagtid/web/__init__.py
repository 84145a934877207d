"""The web house: settings, addresses, base pages, the design system and checks."""
