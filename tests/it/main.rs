//! What is tested from outside, in one binary.

#[cfg(test)]
mod circles;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod frames;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod paint;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod seat;
#[cfg(test)]
mod shape;
#[cfg(test)]
mod similar;
#[cfg(test)]
#[cfg(unix)]
mod terminal;
#[cfg(test)]
mod week;
