"""Many cases in one workbook: a template to fill in, reading it cell by cell, and assessing all of its rows."""
