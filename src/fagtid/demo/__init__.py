"""An invented contact centre of the size and kind that Fagtid was made for."""

from fagtid.demo.centre import DemoFiles, write_demo_centre

__all__ = ["DemoFiles", "write_demo_centre"]
