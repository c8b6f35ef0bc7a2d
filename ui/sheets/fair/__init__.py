"""The sheets of fairs: what is planned of one, and goods on their way to it and back."""
