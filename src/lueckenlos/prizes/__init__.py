"""Gesundheitspreis: call, applications, jury, decision, ceremony."""
