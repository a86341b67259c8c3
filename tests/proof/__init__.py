"""The proof that each check bites: each fault of the sandbox is switched on, and exactly the right checks must tell."""
