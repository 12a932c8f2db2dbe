//! What a schedule of model contract clauses says, and the same as a document.
//!
//! A *corpus* ([`corpus::Corpus`]) and a *schedule* ([`schedule::Schedule`]) give an *agreement*
//! ([`agreement::Agreement`]): the chosen texts with their values, the definitions that they need, and every loose end.
//! Writers make documents of it. Nothing here reads files, looks at a clock or talks to a network, so the command line and
//! a browser get the same bytes.
//!
//! The other way around, a draft that somebody else wrote is cut into provisions ([`provisions::read`]), and each is held
//! beside the clauses that come nearest to it ([`compare::Comparer`]).

pub mod agreement;
pub mod characters;
pub mod compare;
pub mod corpus;
pub mod csv;
pub mod english;
pub mod escape;
pub mod items;
pub mod json;
pub mod markdown;
pub mod note;
mod outline;
#[cfg(feature = "office")]
mod package;
pub mod plain;
mod positions;
pub mod provisions;
pub mod schedule;
pub mod scripts;
pub mod share;
pub mod sorted;
pub mod terms;
pub mod text;
pub mod value;
#[cfg(feature = "office")]
pub mod word;
pub mod words;
#[cfg(feature = "office")]
pub mod workbook;
#[cfg(feature = "office")]
mod xml;
