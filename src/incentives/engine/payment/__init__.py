"""What follows once an amount stands: paying out, applying, keeping, giving back.

In comes a determination after relations; out go its payment, its rounds of application and its
obligations. Read `groups` (what is paid together), `instalments`, `accounts` and `statement`;
`prior_awards` sets what was paid before against it; `obligations`, `follow_up` and `recovery`
are about giving back.
"""
