"""What an office enters once a year for its district, and is not asked of an applicant."""

PLANNING_RECORD = "district_plan"
"""The record of the figures that the district plans with."""
