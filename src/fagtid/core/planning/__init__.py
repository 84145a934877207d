"""A week's learning plan: prices, requests, search, proven bound, reasons; begin with `plan.make_plan`."""
