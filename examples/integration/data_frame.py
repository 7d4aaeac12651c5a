"""A data frame to amounts beside its rows: python data_frame.py CASES.csv AMOUNTS.csv 2023-12-31

A frame of Polars, a relation of DuckDB or a table of pyarrow go in as that of pandas does.
"""

import sys
from datetime import date

import pandas as pd

import incentives
from incentives import childcare


def main(source: str, target: str, on: date) -> None:
    frame = pd.read_csv(source, dtype="string")  # no number becomes a float
    with_amounts(frame, on).to_csv(target, index=False)


def with_amounts(frame: pd.DataFrame, on: date) -> pd.DataFrame:
    """The rows with a column for each incentive that is due to any of them, in yuan.

    What is open is left empty, and so is a row with a fault, whose faults stand in `faults`.
    """
    result = incentives.assess_table(frame, childcare.library(), on=on)
    decisions = result.decisions.to_pandas()
    due = decisions[decisions["amount"].notna() & (decisions["outcome"] == "ELIGIBLE")]
    amounts = due.pivot_table(
        index="case", columns="incentive", values="amount", aggfunc="first", observed=True
    )
    faults = result.faults.to_pandas().groupby("case")["zh"].agg("；".join).rename("faults")
    return frame.merge(amounts, how="left", on="case").merge(faults, how="left", on="case")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], date.fromisoformat(sys.argv[3]))
