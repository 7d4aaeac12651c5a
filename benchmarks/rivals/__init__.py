"""The workload haimen-12 as others do it: written by hand, in ZEN, and in OpenFisca-Core.

Each takes the facts in the form that is quickest for it and has the figures of the one day of the
workload as constants, which favours it: ours looks every figure up by the day of the case. What
each answers is held to the exact reference, and what is wrong is counted.
"""
