"""Report kinds of 云溪市."""
