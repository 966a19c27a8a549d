"""What is alike over the catalogue: names of papers, procedures, families that could merge."""
