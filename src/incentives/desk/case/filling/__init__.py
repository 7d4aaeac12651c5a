"""One section of the form as it is filled in: what the page shows of it, and what it sends back."""
