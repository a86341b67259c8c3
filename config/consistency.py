"""All rules across an environment file, each with the values that it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from config.document import Document, Keys
from config.environment import Environment
from config.mistakes import Mistake
from config.rules import connections, courtesy, files, hosts, mail, name, permission, references, target
from config.rules.contradiction import Contradiction

_NAMES = "[key]"


@dataclass(frozen=True)
class Rule:
    """A rule, and the keys on whose values it stands: where one of them is wrong, the rule would mislead."""

    judge: Callable[[Environment], Iterator[Contradiction]]
    stands_on: frozenset[str] = frozenset()


RULES = (
    Rule(references.identity_providers_are_known, frozenset({_NAMES})),
    Rule(references.second_authorities_are_told_somewhere, frozenset({_NAMES, "alert_mailbox"})),
    Rule(references.profile_is_known),
    Rule(references.means_are_on_the_screen, frozenset({"kind", "profile"})),
    Rule(references.codes_are_on_the_screen, frozenset({"kind", "profile", "sign_in"})),
    Rule(references.authorities_are_known, frozenset({_NAMES})),
    Rule(references.mailboxes_are_watched, frozenset({"mailboxes"})),
    Rule(references.customers_have_a_mailbox_of_their_own),
    Rule(references.names_stand_for_one_thing),
    Rule(references.lists_name_each_thing_once),
    Rule(connections.areas_have_an_outside, frozenset({"area"})),
    Rule(connections.modes_have_their_systems, frozenset({"mode", "exchange"})),
    Rule(connections.texts_are_in_every_language, frozenset({"languages", "report_language", "customer_language"})),
    Rule(connections.guidance_is_an_address),
    Rule(hosts.addresses_stay_among_the_hosts, frozenset({"hosts"})),
    Rule(hosts.production_has_no_test_hosts),
    Rule(hosts.a_test_has_no_production_hosts),
    Rule(hosts.production_is_not_on_this_machine),
    Rule(hosts.the_sandbox_stays_on_this_machine, frozenset({"kind"})),
    Rule(hosts.production_trusts_no_other_keys, frozenset({"kind"})),
    Rule(courtesy.real_systems_are_asked_little, frozenset({"kind"})),
    Rule(files.files_are_there),
    Rule(mail.mailboxes_have_a_server, frozenset({"host", "graph", "over", "mailboxes"})),
    Rule(mail.mailboxes_have_one_right, frozenset({"password", "token_command", "oauth", "over", "mailboxes"})),
    Rule(name.only_a_sandbox_is_called_so, frozenset({"environment", "kind"})),
    Rule(permission.writes_are_approved),
    Rule(permission.matters_carry_the_marker, frozenset({"form", "writes"})),
    Rule(target.target_says_something, frozenset({"target"})),
    Rule(target.target_is_among_the_hosts, frozenset({"hosts"})),
)


def contradictions(environment: Environment, document: Document, wrong: Sequence[Keys] = ()) -> Iterator[Mistake]:
    """Every mistake that only shows when the blocks of the file are read together."""
    for one in _contradictions(environment, {str(key) for keys in wrong for key in keys}):
        if not any(one.keys[: len(keys)] == keys for keys in wrong):
            yield document.mistake(one.keys, one.expected, found=one.found, nearest=one.nearest)


def _contradictions(environment: Environment, wrong: set[str]) -> Iterator[Contradiction]:
    for rule in RULES:
        if not rule.stands_on & wrong:
            yield from rule.judge(environment)
