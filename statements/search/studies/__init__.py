"""Whole sets of statements studied: concordance, comparison, trends, similar ones."""
