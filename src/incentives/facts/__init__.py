"""Facts: the vocabulary of a domain, and what is known of one applicant."""
