"""Forms of the reports and the filter of the comparison."""
