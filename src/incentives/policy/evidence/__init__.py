"""The papers that prove what a rule asks for, as far as the policy alone tells them."""
