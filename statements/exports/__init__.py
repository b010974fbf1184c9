"""The record in the formats of other programs: plain data in, text out."""
