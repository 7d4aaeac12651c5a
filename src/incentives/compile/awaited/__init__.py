"""Assessments that tell first what the kernel says, and the rest when somebody looks.

Read `telling` (what a verdict tells), `behind` (the reference, asked once for a case), `growth` and
`work` (how much work a case is at most), `practice` (when a kernel pays), `entering` (what a case
is on its way in), then `awaiting` (all of it).
"""
