//! Tables of words: one row a message, both languages in it, or it does not compile.

/// Makes a table of functions from rows of `name(arguments) = English | Chinese;`.
///
/// ```text
/// words! {
///     nothing = "Nothing here" | "这里什么都没有";
///     saved(id: impl Display) = "Saved #{id}" | "已保存 #{id}";
///     found(n: usize) = { plural(n, "item", "items") } | "{n} 项";
/// }
/// ```
///
/// A row without arguments becomes `fn nothing(lang: Lang) -> &'static str`, one with arguments
/// `fn saved(lang: Lang, id: impl Display) -> String`: its texts are format strings with inline arguments, or blocks that
/// make a `String` or `&str`. A row may have a doc comment; its two texts are always its documentation.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident: $kind:ty),+ $(,)?))? = $en:tt | $zh:tt;)*) => {$(
        $crate::text::words::words! { @row [$(#[$doc])*] $name [$($($arg: $kind,)+)?] $en $zh }
    )*};
    (@row [$(#[$doc:meta])*] $name:ident [] $en:tt $zh:tt) => {
        $(#[$doc])*
        #[doc = concat!("`", stringify!($en), "` · `", stringify!($zh), "`")]
        pub const fn $name(lang: $crate::text::Lang) -> &'static str {
            lang.pick($en, $zh)
        }
    };
    (@row [$(#[$doc:meta])*] $name:ident [$($arg:ident: $kind:ty,)+] $en:tt $zh:tt) => {
        $(#[$doc])*
        #[doc = concat!("`", stringify!($en), "` · `", stringify!($zh), "`")]
        pub fn $name(lang: $crate::text::Lang, $($arg: $kind),+) -> String {
            match lang {
                $crate::text::Lang::En => $crate::text::words::words!(@text $en),
                $crate::text::Lang::Zh => $crate::text::words::words!(@text $zh),
            }
        }
    };
    (@text $block:block) => { String::from($block) };
    (@text $text:tt) => { format!($text) };
}
pub(crate) use words;

/// A count with its English noun: `1 item`, `2 items`.
pub fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use super::*;
    use crate::text::Lang::{En, Zh};

    words! {
        nothing = "Nothing here" | "这里什么都没有";
        /// After an item was written.
        saved(id: impl Display) = "Saved #{id}" | "已保存 #{id}";
        found(n: usize) = { plural(n, "item", "items") } | "{n} 项";
        moved(id: u32, to: &str) = "#{id} is now {to}" | { if id == 0 { "无" } else { "有" } };
    }

    #[test]
    fn a_row_without_arguments_is_a_plain_text() {
        assert_eq!((nothing(En), nothing(Zh)), ("Nothing here", "这里什么都没有"));
    }

    #[test]
    fn a_row_with_arguments_is_written_with_them() {
        assert_eq!(saved(En, 42), "Saved #42");
        assert_eq!(saved(Zh, "七"), "已保存 #七");
        assert_eq!(moved(En, 7, "done"), "#7 is now done");
    }

    #[test]
    fn a_block_decides_its_text() {
        assert_eq!((found(En, 1), found(En, 0), found(Zh, 1)), ("1 item".into(), "0 items".into(), "1 项".into()));
        assert_eq!(moved(Zh, 0, ""), "无");
    }
}
