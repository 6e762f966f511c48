"""Rules of 云溪市."""
