//! `serve`: the port, the site, and how it follows changes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
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

/// What nobody may publish is there for whoever has it on the machine.
#[test]
fn the_words_of_an_official_document_are_shown_on_this_machine() {
    let disk = Book::orchard()
        .edit("corpus.toml", "name = \"FGC\"", "name = \"FGC\"\nfolder = \"official\"")
        .with("official/7.md", "+++\nid = \"DEL-1\"\nnumber = \"7\"\n+++\nApples come at once.\n")
        .on_disk();
    let page = Server::start(&disk.book()).get("/c/del-1/");
    assert!(page.contains("Apples come at once.") && page.contains("Only this preview shows it"), "{page}");
    assert!(page.contains("Official text of FGC, not ours"), "{page}");
}

/// A server that ends with its value.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(book: &Path) -> Self {
        Self::started(program(&["serve", "--port", "0"]).arg(book))
    }

    fn started(command: &mut Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program can be started");
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
        self.ask(path, &format!("Host: {}\r\nConnection: close\r\n", self.address))
    }

    fn port(&self) -> &str {
        self.address.rsplit(':').next().expect("an address has a port")
    }

    /// The answer to a request with these headers.
    fn ask(&self, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server answers");
        write!(stream, "GET {path} HTTP/1.1\r\n{headers}\r\n").expect("the server reads");
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

#[test]
fn only_the_own_names_of_the_server_are_answered() {
    let disk = Book::orchard().on_disk();
    let server = Server::start(&disk.book());
    let port = server.port().to_owned();
    let status = |path: &str, headers: &str| {
        let headers = headers.replace("{port}", &port);
        server.ask(path, &format!("{headers}Connection: close\r\n")).split(' ').nth(1).map(str::to_owned).unwrap_or_default()
    };
    for good in ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}", "[::1]:{port}"] {
        assert_eq!(status("/c/pay-1/", &format!("Host: {good}\r\n")), "200", "{good}");
    }
    for bad in [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.evil.example:{port}",
        "127.0.0.1:{port}.evil.example",
        "evil.example@127.0.0.1:{port}",
        "0.0.0.0:{port}",
        "",
    ] {
        for path in ["/c/pay-1/", "/no/such/page/", "/__livereload"] {
            let answer = status(path, &format!("Host: {bad}\r\n"));
            assert!(["400", "403"].contains(&answer.as_str()), "{path} under `{bad}`: {answer}");
        }
    }
    assert_eq!(status("/", "Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"), "403", "one name of two");
    assert_eq!(status("http://evil.example/", "Host: 127.0.0.1:{port}\r\n"), "403", "a name in the path");
    assert!(["400", "403"].contains(&status("/", "").as_str()), "no name");
    let foreign = server.ask("/c/pay-1/", "Host: evil.example\r\nConnection: close\r\n");
    assert!(!foreign.contains("Time of payment") && foreign.contains("127.0.0.1"), "{foreign}");
}

#[test]
fn the_reload_socket_is_for_the_own_pages_of_the_server() {
    let disk = Book::orchard().on_disk();
    let server = Server::start(&disk.book());
    let status = |origin: &str| {
        let origin = origin.replace("{port}", server.port());
        let mut stream = TcpStream::connect(&server.address).expect("the server answers");
        let socket =
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        write!(stream, "GET /__livereload HTTP/1.1\r\nHost: {}\r\n{socket}{origin}\r\n", server.address).expect("the server reads");
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).expect("the server answers");
        line.split(' ').nth(1).map(str::to_owned).unwrap_or_default()
    };
    assert_eq!(status("Origin: http://127.0.0.1:{port}\r\n"), "101");
    assert_eq!(status("Origin: http://localhost:{port}\r\n"), "101");
    assert_eq!(status(""), "101", "a program that is no browser names no page");
    for origin in [
        "http://evil.example",
        "http://127.0.0.1:1",
        "https://127.0.0.1:{port}",
        "null",
        "http://127.0.0.1:{port}.evil.example",
        "http://127.0.0.1:{port}\r\nOrigin: http://evil.example",
    ] {
        assert_eq!(status(&format!("Origin: {origin}\r\n")), "403", "{origin}");
    }
}

#[test]
fn paths_that_no_file_can_have_are_pages_that_do_not_exist() {
    let disk = Book::orchard().on_disk();
    let server = Server::start(&disk.book());
    let long = "a".repeat(256);
    for path in [
        format!("/{long}"),
        format!("/c/{long}/"),
        format!("/{}", "a/".repeat(3000)),
        "/%00".to_owned(),
        "/c/%ff/".to_owned(),
        "/..%2f..%2fetc/passwd".to_owned(),
        "/c/pay-1/index.html/x".to_owned(),
    ] {
        let answer = server.get(&path);
        let start = &path[..path.len().min(30)];
        assert!(answer.starts_with("HTTP/1.1 404") && answer.contains("There is no page at this address"), "{start}: {answer}");
    }
}

#[cfg(unix)]
#[test]
fn signals_end_the_server_and_clear_up() {
    for signal in ["TERM", "HUP", "INT"] {
        let disk = Book::orchard().on_disk();
        let temporary = disk.root().join("temporary");
        fs::create_dir(&temporary).expect("the folder can be made");
        let mut server = Server::started(program(&["serve", "--port", "0"]).arg(disk.book()).env("TMPDIR", &temporary));
        let left = || fs::read_dir(&temporary).expect("the folder is there").count();
        assert_eq!(left(), 1, "the site is in the folder for temporary files");
        let sent = Command::new("kill").arg(format!("-{signal}")).arg(server.child.id().to_string()).status();
        assert!(sent.is_ok_and(|status| status.success()), "the signal can be sent");
        let start = Instant::now();
        while server.child.try_wait().expect("the program can be asked").is_none() {
            assert!(start.elapsed() < Duration::from_secs(20), "{signal} does not end the server");
            std::thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(left(), 0, "{signal} leaves something behind");
    }
}
