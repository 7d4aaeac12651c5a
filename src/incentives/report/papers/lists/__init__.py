"""Lists of what an office has granted: for the public notice, for paying out, summed up, by years.

In come plain `rows`; out go a `listing.Listing`, which is a sheet, a paper, or a workbook.
"""
