"""Time limits: what words tell, how long the steps take, where two statements contradict."""
