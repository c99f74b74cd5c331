//! Scenarios: the model, reading it from files, and everything that can be wrong with one.

pub mod model;

pub mod load;
mod read;
