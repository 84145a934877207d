"""From files read to a plan written: the one place that joins the core to the formats."""
