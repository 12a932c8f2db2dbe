//! A server of the Model Context Protocol, by which an assistant looks things up in a book.
//!
//! [`Library`] answers from a linked corpus, and knows nothing of the protocol; [`Server`] is the protocol, by `rmcp`.
//! Neither changes anything, opens a file or a connection: whoever calls [`serve`] gives the two ends of a pipe. Each
//! answer says what the corpus is and is not, from which release it comes, where it stands and how it is cited.

mod arguments;
mod library;
mod lists;
mod requests;
mod server;

pub use library::Library;
pub use server::{Server, serve};
