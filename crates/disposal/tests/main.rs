//! The calculus judged from outside: tables, an oracle, an evaluator, properties,
//! the published shapes and the demonstration department.

#[cfg(test)]
mod cases;
#[cfg(test)]
mod department;
#[cfg(test)]
mod evaluator;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod schedules;
#[cfg(test)]
mod schemas;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod states;
#[cfg(test)]
mod vectors;
