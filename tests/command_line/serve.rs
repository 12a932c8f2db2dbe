//! `serve`: the port, the site, and how it follows changes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::support::Book;
use super::{CLAUSE, program, run_on, with_error};

#[test]
fn a_port_in_use_is_told_before_anything_is_built() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port can be taken");
    let port = taken.local_addr().expect("a listener has an address").port().to_string();
    let run = run_on(&with_error().on_disk(), &["serve", "{book}", "--port", &port]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains(&port) && run.err.contains("--port"), "{}", run.err);
    assert!(!run.err.contains("unknown-clause"), "the port comes first: {}", run.err);
}

/// A server that ends with its value.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(book: &Path) -> Self {
        let mut child = program(&["serve", "--port", "0"]).arg(book).stderr(Stdio::piped()).spawn().expect("the program can be started");
        let mut lines = BufReader::new(child.stderr.take().expect("stderr is piped")).lines();
        let address = lines
            .by_ref()
            .map(|line| line.expect("the program writes UTF-8"))
            .find_map(|line| Some(line.split_once("http://")?.1.split('/').next()?.to_owned()))
            .expect("the program says where it serves");
        // Nobody reads further lines, but a closed pipe must not end the program either.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server answers");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server writes UTF-8");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn serve_shows_the_site_and_follows_changes() {
    let disk = Book::orchard().on_disk();
    let server = Server::start(&disk.book());
    let page = server.get("/c/pay-1/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Time of payment"), "{page}");
    assert!(page.contains("data-live-reload="), "an open page hears of changes");
    assert!(!page.contains("https://orchard.example"), "a served page does not name the site's own address");
    let missing = server.get("/c/pay-9/");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("There is no page at this address"), "{missing}");

    let clause = disk.book().join(CLAUSE);
    let text = fs::read_to_string(&clause).expect("the clause is there");
    fs::write(&clause, text.replace("Time of payment", "Time of paying")).expect("the clause can be written");
    let start = Instant::now();
    while !server.get("/c/pay-1/").contains("Time of paying") {
        assert!(start.elapsed() < Duration::from_secs(20), "the change is never seen");
        std::thread::sleep(Duration::from_millis(50));
    }
    fs::write(&clause, text.replace("[DEL-1]", "[DEL-11]")).expect("the clause can be written");
    std::thread::sleep(Duration::from_secs(1));
    assert!(server.get("/c/pay-1/").contains("Time of paying"), "after a mistake the site before is still served");
    assert!(!disk.root().join("site").exists(), "serving publishes nothing");
}
