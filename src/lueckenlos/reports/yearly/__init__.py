"""The Jahresbericht of a KGC: what it counts, how it is compared, how it is written."""
