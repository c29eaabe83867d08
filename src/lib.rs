#![doc = include_str!("README.md")]

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod exchange;
pub mod store;
pub mod text;
pub mod tui;
pub mod ui;
