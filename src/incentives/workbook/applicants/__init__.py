"""What workbooks say of applicants, wherever it stands.

Further sheets joined with the first (`joining`), applicants divided among the sheets that are
written (`dividing`), an applicant as read (`rows`), and those that may be one (`identities`).
"""
