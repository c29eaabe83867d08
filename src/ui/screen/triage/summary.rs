//! What was decided, where nothing is left to decide.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::action::Action;
use crate::app::screen::triage::Triage;
use crate::domain::triage::Verdict;
use crate::text::width::{pad, pad_start, width};
use crate::text::{screen, triage as words};
use crate::ui::look::Look;
use crate::ui::part::hints::{self, Hint};
use crate::ui::part::{after, put};

/// Paints what was decided, a line for each sort of verdict, and what can be done now.
pub fn draw(app: &App, triage: &Triage, look: &Look, area: Rect, buffer: &mut Buffer) {
    let lang = app.world.lang;
    let left = after(area, 4);
    let mut line = area.height / 6;
    let saying = |action, does| Hint::saying(app, action, does);
    if !triage.table.filter.is_empty() {
        put(buffer, left, line, screen::nothing_matches(lang), look.strong);
        let clear = [saying(Action::Back, screen::clear_filter(lang))];
        return hints::draw_below(&clear, look, left, line + 2, buffer);
    }
    put(buffer, left, line, words::done(lang), look.strong);
    line += 2;

    let counts: Vec<(Verdict, usize)> = Verdict::ALL
        .iter()
        .map(|verdict| {
            let of_it = triage.rulings().filter(|ruling| ruling.verdict == *verdict);
            (*verdict, of_it.map(|ruling| ruling.count).sum::<usize>())
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    let told = counts.iter().map(|(verdict, count)| (words::verdict(lang, *verdict, *count), count.to_string()));
    let told: Vec<(&str, String)> = told.collect();
    let names = told.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let digits = told.iter().map(|(_, number)| number.len()).max().unwrap_or(0);
    for (name, number) in &told {
        let (name, number) = (pad(name, names), pad_start(number, digits));
        let (name, number) = ((&*name, look.plain), (&*number, look.strong));
        // A number stands before what it counts in English, and behind it in Chinese.
        let [first, second] = lang.pick([number, name], [name, number]);
        let used = put(buffer, left, line, first.0, first.1);
        put(buffer, after(left, used + 2), line, second.0, second.1);
        line += 1;
    }
    let mut keys = vec![
        saying(Action::GoToday, screen::today(lang)),
        saying(Action::GoList, screen::see_list(lang)),
        Hint::of(app, Action::New),
    ];
    if !counts.is_empty() {
        let waited = triage.rulings().map(|ruling| ruling.waited).max().unwrap_or(0);
        let waited = words::came_first(lang, &words::days(lang, waited));
        put(buffer, left, line + 1, &waited, look.plain);
        line += 3;
        keys.insert(0, saying(Action::Undo, words::take_back(lang)));
    }
    hints::draw_below(&keys, look, left, line, buffer);
}
