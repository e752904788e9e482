"""Official territory and towns' own areas: from files into ``geo``."""
