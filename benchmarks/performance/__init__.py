"""How fast, how exact and how large: ours beside others in one run, as a page of the reference.

    python -m benchmarks.performance [--write] [--cases N] [--rounds N] [--without spark,numba,…]

All is time of the processor, the median of turns that alternate. Read `measuring` and `town` (the
workload), then the parts of the page: `one_case`, `many_cases`, `bundled`, `growth`, `cluster`.
"""
