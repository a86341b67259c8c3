"""Staff use the desk or their own service: they find the matter, open it and see what the customer sent."""

from __future__ import annotations

from checks._attachments import unchanged
from checks._check import check
from checks._fields import same_fields
from checks._finding import Findings, expect
from config.connection import Connection
from config.owners import Owner
from fixtures.seen.application import Application
from fixtures.seen.handling import MatterOpened, WorkList

LINE = "staff.use"


@check("USE-01", line=LINE, owner=Owner.PORTAL, modes=("simplified", "conditional"))
def handler_finds_the_matter_in_the_work_list(application: Application, work_list: WorkList) -> Findings:
    """
    The handler finds the matter in the work list.

    Fails:   the work list lacks the matter's id.
    Source:  domain, simplified service.
    Next:    Report to the portal's service manager that the matter does not reach the authority's work list.
    """
    yield expect("work list", work_list.references).contains(application.reference).shown_by(work_list.picture)


@check("USE-02", line=LINE, owner=Owner.PORTAL)
def handler_sees_what_the_customer_entered(
    connection: Connection, application: Application, opened: MatterOpened
) -> Findings:
    """
    The handler opens the matter and sees what the customer entered.

    Fails:   another matter opens, or a field is missing, empty, cut or garbled.
    Source:  domain, connection modes.
    Next:    Report the field that differs to the portal's service manager.
    """
    yield expect("matter opened", opened.reference).equals(application.reference).shown_by(opened.picture)
    for finding in same_fields(connection, application.entered, opened.entered):
        yield finding.shown_by(opened.picture)


@check("USE-03", line=LINE, owner=Owner.PORTAL, modes=("interface", "simplified"))
def attachments_open_unchanged(application: Application, opened: MatterOpened) -> Findings:
    """
    Attachments open unchanged for the handler.

    Fails:   an attachment is missing, is there twice, or differs by a single byte.
    Source:  domain, simplified service.
    Next:    Report the attachment that differs to the portal's service manager.
    """
    for finding in unchanged(application.attachment, opened.attachments):
        yield finding.shown_by(opened.picture)
