"""Whose a fault is: the parties of the service chain that a finding can point at."""

from enum import StrEnum


class Owner(StrEnum):
    """The party that can mend what a check found."""

    PORTAL = "portal"
    AUTHORITY_SERVICE = "authority-service"
    IDENTITY_PROVIDER = "identity-provider"
    MAIL = "mail"
    SERVICE_DATA = "service-data"
    NETWORK = "network"
    OWN_SIDE = "own-side"
