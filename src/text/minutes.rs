//! stub
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy)]
pub enum Form {
    Markdown,
    Plain,
    Html,
}
/// stub
pub fn write(
    _l: super::Lang,
    m: &crate::domain::meeting::minutes::Minutes,
    _w: &crate::domain::workflow::Workflow,
    _f: Form,
) -> String {
    format!("# {}\n\n{:?}", m.meeting.name, m)
}
