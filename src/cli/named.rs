//! What a word names, whoever types it.

use super::problem::Problem;
use crate::domain::bad_value::BadValue;
use crate::domain::id::MeetingId;
use crate::domain::person::Handle;
use crate::domain::refusal::Refusal;
use crate::store::Store;
use crate::text::Lang;
use crate::text::cli::fault;
use crate::text::fold::fold;
use crate::text::safe::safe;
use crate::text::said::Said;

/// A handle, as it stands.
pub(super) fn handle(lang: Lang, given: &str) -> Result<Handle, Problem> {
    given.parse().map_err(|_: BadValue| {
        let said = Said::plain(fault::not_a_handle(lang, &safe(given)));
        Problem::usage("bad-value", said.hint(fault::handle_form(lang)))
    })
}

/// The meeting of a number; or of a name, if just one of the open ones has it.
pub(super) fn meeting(lang: Lang, store: &Store, given: &str) -> Result<MeetingId, Problem> {
    if let Ok(id) = given.parse() {
        return Ok(store.meeting(id)?.id);
    }
    let open = store.meetings_now()?.open;
    let mut same = open.iter().filter(|meeting| fold(&meeting.name) == fold(given));
    match (same.next(), same.next()) {
        (Some(one), None) => Ok(one.id),
        (Some(_), Some(_)) => Err(Refusal::WhichMeeting(open.iter().map(|meeting| meeting.id).collect()).into()),
        (None, _) => {
            let said = Said::plain(fault::not_a_meeting(lang, &safe(given)));
            Err(Problem::usage("bad-value", said.hint(fault::see_meetings(lang))))
        }
    }
}
