"""Relations between incentives, solved as a whole, and what they leave in conflict.

In come determinations, each by itself; out go determinations of which relations have taken their
part. Read `binding` (which of them do), `places` and `keys` (where), `claim`, `settling`, `bundle`,
`worth`, `leaves` and `choose` (what each place comes to; `single`: of one choice by itself),
`rebuild` and `apply` (the determinations anew); `conflicts` is what the law leaves open.
"""
