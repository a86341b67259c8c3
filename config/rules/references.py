"""Every name used in an environment file points to something in it, and stands for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from config.connection import Connection
from config.document import Keys
from config.environment import Environment
from config.people import parts
from config.profile import known_profiles, load_profile
from config.rules.contradiction import Contradiction, unknown

Named = tuple[Keys, str]


def identity_providers_are_known(environment: Environment) -> Iterator[Contradiction]:
    """Whoever signs in does it at an identity provider of this file."""
    used: list[Named] = [(("portal", "customer_sign_in"), environment.portal.customer_sign_in)]
    used += [(("authorities", name, "sign_in"), one.sign_in) for name, one in environment.authorities.items()]
    for keys, value in used:
        if value not in environment.identity_providers:
            yield unknown(keys, value, environment.identity_providers, "an identity provider of this file")


def authorities_are_known(environment: Environment) -> Iterator[Contradiction]:
    """A connection belongs to an authority of this file, and its second authority is another one."""
    for index, one in enumerate(environment.connections):
        keys = ("connections", index)
        if one.authority not in environment.authorities:
            yield unknown((*keys, "authority"), one.authority, environment.authorities, "an authority of this file")
        others = [name for name in environment.authorities if name != one.authority]
        if one.message_to and one.message_to not in others:
            yield unknown((*keys, "message_to"), one.message_to, others, "another authority of this file")


def second_authorities_are_told_somewhere(environment: Environment) -> Iterator[Contradiction]:
    """An alert to a second authority can be told from one that went astray."""
    at_home = {one.authority for one in environment.connections}
    for index, one in enumerate(environment.connections):
        second = environment.authorities.get(one.message_to or "")
        if second and one.message_to not in at_home and not second.alert_mailbox:
            expected = f"an authority with a connection in this file: give {one.message_to} one, or an alert_mailbox"
            yield Contradiction(("connections", index, "message_to"), expected, one.message_to)


def profile_is_known(environment: Environment) -> Iterator[Contradiction]:
    """The portal's profile is one of config/portals/."""
    profiles = known_profiles()
    if environment.portal.profile not in profiles:
        yield unknown(("portal", "profile"), environment.portal.profile, profiles, "a profile of config/portals")


def means_are_on_the_screen(environment: Environment) -> Iterator[Contradiction]:
    """A means of identification is chosen by a name that the portal's profile has."""
    if environment.portal.profile not in known_profiles():
        return
    elements = load_profile(environment.portal.profile).elements
    for name, one in environment.identity_providers.items():
        known = [element for screen, element in elements if screen == one.kind]
        if one.means and one.means not in known:
            yield unknown(("identity_providers", name, "means"), one.means, known, f"an element of screen {one.kind}")


def codes_are_on_the_screen(environment: Environment) -> Iterator[Contradiction]:
    """Where somebody confirms with one-time codes, the portal's profile says where a code is typed."""
    if environment.portal.profile not in known_profiles():
        return
    elements = load_profile(environment.portal.profile).elements
    for part in parts(environment):
        provider = environment.identity_providers.get(part.way)
        if (
            part.account.totp
            and provider
            and not {(provider.kind, "code"), (provider.kind, "confirm")} <= set(elements)
        ):
            expected = f"the elements code and confirm of screen {provider.kind} in the portal's profile"
            yield Contradiction((*part.keys, "totp"), expected, "a profile without them")


def mailboxes_are_watched(environment: Environment) -> Iterator[Contradiction]:
    """The suite can read every mailbox to which an alert of a connection goes."""
    watched = [mailbox.address for mailbox in environment.mail.mailboxes]
    for index, one in enumerate(environment.connections):
        for key, address in _mailboxes(one):
            if address not in watched:
                yield unknown(("connections", index, key), address, watched, "a mailbox of mail.mailboxes")


def customers_have_a_mailbox_of_their_own(environment: Environment) -> Iterator[Contradiction]:
    """An alert in a mailbox that is everybody's would prove nothing of whom it reached."""
    officials = {box for one in environment.connections for box in (one.alert_mailbox, one.later_alert_mailbox)}
    for index, one in enumerate(environment.connections):
        if one.customer_mailbox in officials:
            yield Contradiction(("connections", index, "customer_mailbox"), "a mailbox that no authority uses")


def names_stand_for_one_thing(environment: Environment) -> Iterator[Contradiction]:
    """No connection, mailbox or host is there twice."""
    connections: list[Named] = [(("connections", n, "id"), one.id) for n, one in enumerate(environment.connections)]
    mailboxes: list[Named] = [
        (("mail", "mailboxes", n, "address"), one.address) for n, one in enumerate(environment.mail.mailboxes)
    ]
    hosts: list[Named] = [(("hosts", n, "name"), one.name.lower()) for n, one in enumerate(environment.hosts)]
    yield from _repeated(connections, "an id that no other connection has")
    yield from _repeated(mailboxes, "each mailbox once")
    yield from _repeated(hosts, "each host once")


def lists_name_each_thing_once(environment: Environment) -> Iterator[Contradiction]:
    """No language, municipality or field of a connection is there twice."""
    for number, one in enumerate(environment.connections):
        keys: Keys = ("connections", number)
        yield from _repeated([((*keys, "languages", n), word) for n, word in enumerate(one.languages)], "each once")
        yield from _repeated([((*keys, "area", n), word) for n, word in enumerate(one.area)], "each once")
        fields = [((*keys, "form", n, "key"), field.key) for n, field in enumerate(one.form)]
        yield from _repeated(fields, "a key that no other field has")


def _mailboxes(connection: Connection) -> Iterable[tuple[str, str]]:
    yield "alert_mailbox", connection.alert_mailbox
    yield "customer_mailbox", connection.customer_mailbox
    if connection.later_alert_mailbox:
        yield "later_alert_mailbox", connection.later_alert_mailbox


def _repeated(named: list[Named], expected: str) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for keys, name in named:
        if name in seen:
            yield Contradiction(keys, expected)
        seen.add(name)
