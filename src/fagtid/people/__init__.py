"""Who is here: centre, units, teams, people, what each may see, and how they come and go."""
