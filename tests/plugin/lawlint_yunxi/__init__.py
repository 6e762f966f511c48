"""Rules and report kinds of 云溪市."""
