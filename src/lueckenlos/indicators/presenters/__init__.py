"""What the pages of profile and inequality show, ready for templates, files and paper."""
