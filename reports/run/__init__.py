"""One run from its start to its end, as pytest drives it, alone or shared among workers."""
