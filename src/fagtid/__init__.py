"""Fagtid makes and protects time to learn in customer contact centres."""

__version__ = "0.1.0"
