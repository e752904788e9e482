"""Pages of the Kettenbild."""
