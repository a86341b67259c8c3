"""The few words of this document that an approver may not know; the texts are keys of the catalogues."""

GLOSSARY = (
    ("Connection", "One matter in the area where an authority offers it: what goes live."),
    ("Interface", "The customer is led to a prefilled application in the authority's own service."),
    ("Simplified service", "The customer stays in the portal, and the official handles the matter at its desk."),
    ("Conditional simplified service", "The customer is led to the start page of the authority's own service."),
    ("Alert", "The e-mail that tells of a new matter, a completion or a message."),
    ("Could not be checked", "Something broke before it could be seen; its cause is told once."),
    ("Attested", "A named person has put their word on it."),
    ("Advisory", "A failure does not stop the go-live, but puts a condition on it."),
)
