"""The Kettenbild as PDF, XLSX and CSV."""
