"""The sentences of workbooks of many cases: filling in, results, and filing."""
