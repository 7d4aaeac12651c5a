"""Charts that an officer puts into a report; beside each the page has a table with the same figures."""
