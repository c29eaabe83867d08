//! What keys do: each test is a start, keys and an end.

mod any;
mod bulk;
mod cells;
mod clashes;
mod drafts;
mod entry;
mod filtering;
mod going;
mod input;
mod links;
mod meetings;
mod mouse;
mod moves;
mod news;
mod outside;
mod palette;
mod picks;
mod review;
mod triage;
mod trouble;
mod undoing;
mod views;
