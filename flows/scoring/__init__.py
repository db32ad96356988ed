"""Scores curated records against gold annotations: precision, recall, F1 and slots."""
