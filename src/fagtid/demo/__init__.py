"""An invented centre with the facts of the study, to try everything on."""
