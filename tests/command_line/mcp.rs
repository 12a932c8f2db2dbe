//! `mcp`: whole conversations of a client with the program, over pipes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::support::releases;
use super::*;

/// A client of the program.
struct Client {
    child: Child,
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    last: u64,
    _disk: OnDisk,
}

impl Client {
    fn start(book: &Book) -> Self {
        let disk = book.on_disk();
        let mut child = program(&["mcp", &disk.book().to_string_lossy()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let requests = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("stdout is piped"));
        Self { child, requests, answers, last: 0, _disk: disk }
    }

    /// A client that has begun the conversation.
    fn begun(book: &Book) -> Self {
        let mut client = Self::start(book);
        client.initialize();
        client
    }

    fn line(&mut self, line: impl AsRef<[u8]>) {
        let requests = self.requests.as_mut().expect("the pipe is open");
        requests.write_all(line.as_ref()).and_then(|()| requests.write_all(b"\n")).expect("the program reads");
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        assert_ne!(self.answers.read_line(&mut line).expect("answers are UTF-8"), 0, "the program has ended");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// Asks, and gives the answer.
    #[expect(clippy::needless_pass_by_value, reason = "each call writes its parameters where it stands")]
    fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.line(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }).to_string());
        let answer = self.answer();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }

    fn initialize(&mut self) -> Value {
        let parameters = json!({ "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" } });
        let answer = self.ask("initialize", parameters);
        self.line(json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }).to_string());
        answer["result"].clone()
    }

    /// Calls a tool; the result.
    fn call(&mut self, tool: &str, arguments: &Value) -> Value {
        self.ask("tools/call", json!({ "name": tool, "arguments": arguments }))["result"].clone()
    }

    /// Calls a tool that answers; what every answer says is there, and the text says the same as the value.
    #[track_caller]
    fn answered(&mut self, tool: &str, arguments: &Value) -> Value {
        let result = self.call(tool, arguments);
        assert_eq!(result["isError"], false, "{tool} {arguments}: {result}");
        let answer = &result["structuredContent"];
        let text = result["content"][0]["text"].as_str().expect("text for clients that read no values");
        assert_eq!(serde_json::from_str::<Value>(text).expect("the text is JSON"), *answer);
        assert!(text.starts_with("{\"status\":\"Sample."), "the notice comes first: {text}");
        assert!(answer["status"].as_str().is_some_and(|status| status.starts_with("Sample. Not the words of the Guild.")), "{answer}");
        for field in ["corpus", "edition", "release", "address", "citation"] {
            assert!(answer[field].as_str().is_some_and(|text| !text.is_empty()), "{tool} says no {field}: {answer}");
        }
        assert!(answer["address"].as_str().expect("text").starts_with("https://orchard.example/terms/"), "{answer}");
        answer.clone()
    }

    /// Calls a tool that refuses; why.
    #[track_caller]
    fn refused(&mut self, tool: &str, arguments: &Value) -> String {
        let result = self.call(tool, arguments);
        assert_eq!(result["isError"], true, "{tool} {arguments}: {result}");
        result["content"][0]["text"].as_str().expect("a reason").to_owned()
    }

    /// Closes the pipe; the program ends by itself.
    fn end(mut self) -> String {
        drop(self.requests.take());
        let limit = Instant::now() + Duration::from_secs(20);
        while self.child.try_wait().expect("the program can be waited for").is_none() {
            assert!(Instant::now() < limit, "the program does not end when its client goes");
            std::thread::sleep(Duration::from_millis(20));
        }
        let run: Run = self.child.wait_with_output().expect("the program can be waited for").into();
        assert_eq!(run.status, 0, "{}", run.err);
        run.err
    }
}

#[test]
fn a_client_is_told_what_the_corpus_is_and_which_tools_there_are() {
    let mut client = Client::start(&Book::orchard());
    let about = client.initialize();
    assert_eq!(about["protocolVersion"], "2025-06-18");
    assert_eq!(about["serverInfo"]["name"], "mdbook-clauses");
    let words = about["instructions"].as_str().expect("instructions");
    assert!(words.contains("Orchard Terms (sample)") && words.contains("Not the words of the Guild."), "{words}");
    let tools = client.ask("tools/list", json!({}))["result"]["tools"].clone();
    let tools = tools.as_array().expect("a list");
    let names: Vec<&str> = tools.iter().filter_map(|tool| tool["name"].as_str()).collect();
    assert_eq!(names, ["search", "clause", "term", "related", "diff"]);
    for tool in tools {
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        let schema = jsonschema::validator_for(&tool["inputSchema"]).expect("a schema");
        assert!(!schema.is_valid(&json!({ "nonsense": 1 })), "{tool}");
    }
    assert_eq!(client.end(), "");
}

#[test]
fn each_tool_answers() {
    let mut client = Client::begun(&Book::orchard());
    let found = client.answered("search", &json!({ "query": "deliver crates", "limit": 2 }));
    let first = &found["results"][0];
    assert_eq!((&first["is"], &first["id"]), (&"clause".into(), &"DEL-1".into()), "{found}");
    assert_eq!(first["address"], "https://orchard.example/terms/c/del-1/");
    assert!(first["citation"].as_str().expect("text").contains("DEL-1, https://orchard.example/terms/c/del-1/"), "{first}");
    assert!(found["results"].as_array().expect("a list").len() <= 2);

    let clause = client.answered("clause", &json!({ "id": "del-1" }));
    assert_eq!((&clause["state"], &clause["address"]), (&"in-force".into(), &"https://orchard.example/terms/c/del-1/".into()));
    assert!(clause["markdown"].as_str().expect("text").contains("(a) The Seller shall deliver the Crates within 5 days."), "{clause}");
    let preferred = json!({ "party": "buyer", "value": "3 days" });
    assert_eq!((&clause["values"][0]["default"], &clause["values"][0]["preferred"][0]), (&"5 days".into(), &preferred));
    assert_eq!(client.answered("clause", &json!({ "id": "DEL-3" }))["state"], "withdrawn");

    let term = client.answered("term", &json!({ "term": "crates" }));
    assert_eq!((&term["term"], &term["address"]), (&"Crate".into(), &"https://orchard.example/terms/t/crate/".into()));
    assert!(term["used_by"].to_string().contains("DEL-1") && !term["definition"].as_str().expect("text").is_empty(), "{term}");

    let related = client.answered("related", &json!({ "id": "DEL-1" }));
    assert_eq!(related["mentions"][0]["id"], "PAY-1");
    assert_eq!(related["references"][0]["framework"], "GRADES");
    assert!(related["references"][0]["address"].as_str().expect("text").contains("/r/grades/#"), "{related}");
    client.end();
}

#[test]
fn texts_and_differences_of_releases_are_told_apart() {
    let name = "2027-01";
    let changes = "release = \"2027-02\"\n\n[[change]]\nid = \"PAY-1\"\nkind = \"substantive\"\nreason = \"Waiting costs apples.\"\n";
    let released = releases::released(Book::orchard(), name, "2027-01-15");
    let book = released.clone().edit("src/payment/pay-1.md", "shall pay", "shall at once pay").with("changes.toml", changes);
    assert!(support::is_usable(&book.check()), "{}", support::drawn(&book.check()));
    let mut client = Client::begun(&released);
    assert_eq!(client.answered("clause", &json!({ "id": "PAY-1" }))["release"], name, "nothing has changed since");
    client.end();
    let mut client = Client::begun(&book);
    let today = client.answered("clause", &json!({ "id": "PAY-1" }));
    assert_eq!(today["release"], "unreleased");
    let then = client.answered("clause", &json!({ "id": "PAY-1", "release": name }));
    assert_eq!(then["release"], name);
    assert!(then["address"].as_str().expect("text").contains(&format!("/v/{name}/c/pay-1/")), "{then}");
    assert!(!then["markdown"].as_str().expect("text").contains("at once"), "{then}");
    let diff = client.answered("diff", &json!({ "from": name }));
    assert_eq!((&diff["total"], &diff["to"]), (&1.into(), &"unreleased".into()));
    let words = diff["differences"][0].as_str().expect("text");
    assert!(words.contains("{+at once +}") && words.contains("Waiting costs apples."), "{words}");
    assert_eq!(client.answered("diff", &json!({ "from": name, "clause": "DEL-1" }))["total"], 0);
    assert!(client.refused("diff", &json!({ "from": "1999-01" })).contains(&format!("use one of: {name}, unreleased")));
    assert!(client.refused("clause", &json!({ "id": "PAY-1", "release": "1999-01" })).contains(name));
    client.end();
}

#[test]
fn what_a_tool_cannot_answer_is_refused_with_what_to_ask_instead() {
    let mut client = Client::begun(&Book::orchard());
    for (tool, arguments, words) in [
        ("clause", json!({ "id": "DEL-11" }), "did you mean `DEL-1`"),
        ("clause", json!({ "id": "apples" }), "at least two parts"),
        ("clause", json!({ "id": "DEL-1", "release": "2026-12" }), "no release"),
        ("clause", json!({}), "missing field `id`"),
        ("clause", json!({ "id": 7 }), "the arguments do not fit"),
        ("clause", json!({ "id": "DEL-1", "colour": "red" }), "unknown field `colour`"),
        ("term", json!({ "term": "crat" }), "did you mean `Crate`"),
        ("term", json!({ "term": "" }), "is not a defined term"),
        ("related", json!({ "id": "DEL-3" }), "was withdrawn"),
        ("search", json!({ "query": "apples", "limit": -1 }), "the arguments do not fit"),
        ("search", json!({ "query": "apples", "party": "thief" }), "use `buyer` or `seller`"),
        ("diff", json!({ "from": "unreleased", "clause": "DEL-99" }), "there is no clause"),
    ] {
        let reason = client.refused(tool, &arguments);
        assert!(reason.contains(words), "{tool} {arguments}: {reason}");
    }
    client.answered("search", &json!({ "query": "", "limit": 1_000_000 }));
    client.answered("search", &json!({ "query": "\"\u{0}(((\" -" }));
    client.end();
}

#[test]
fn garbage_never_ends_the_conversation() {
    let mut client = Client::start(&Book::orchard());
    // Before the beginning: answers to nothing, notifications, what is no JSON and what is no message.
    for line in [
        &b"garbage"[..],
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b"null",
        br#"{"jsonrpc":"2.0","id":1,"result":{}}"#,
        br#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":9}}"#,
        br#"{"jsonrpc":"2.0","method":"notifications/progress"}"#,
    ] {
        client.line(line);
    }
    client.line(json!({ "jsonrpc": "2.0", "id": "early", "method": "tools/list" }).to_string());
    // What is well-formed JSON and no message is answered without an id; everything else above, not at all.
    let refused = loop {
        let answer = client.answer();
        if answer["id"] == "early" {
            break answer;
        }
        assert!(answer["id"].is_null() && answer["error"]["code"] == -32600, "{answer}");
    };
    assert!(refused["error"].is_object(), "a question before the beginning is an error: {refused}");
    client.initialize();
    client.line("{\"jsonrpc\":\"2.0\",\"id\":");
    client.line([0x80, 0x81, b'{', b'}']);
    client.line("x".repeat(1 << 20));
    let unknown = client.ask("tools/call", json!({ "name": "delete", "arguments": {} }));
    assert_eq!(unknown["error"]["code"], -32602, "{unknown}");
    assert!(unknown["error"]["message"].as_str().expect("text").contains("there is no tool `delete`"), "{unknown}");
    for (method, parameters) in [("songs/sing", json!({})), ("resources/read", json!({ "uri": "file:///etc/passwd" }))] {
        let answer = client.ask(method, parameters.clone());
        assert!(answer["error"].is_object(), "{method} {parameters}: {answer}");
    }
    // Parameters of another form make the whole message invalid, and the answer to that may name no message.
    for parameters in [json!([1]), json!({ "name": 3 })] {
        client.line(json!({ "jsonrpc": "2.0", "id": 90, "method": "tools/call", "params": parameters }).to_string());
        let answer = client.answer();
        assert!(answer["error"]["code"].is_number(), "{answer}");
    }
    client.answered("clause", &json!({ "id": "PAY-1" }));
    client.end();
}

#[test]
fn a_client_of_another_version_or_none_at_all_is_no_fault() {
    let mut client = Client::start(&Book::orchard());
    let parameters = json!({ "protocolVersion": "1999-01-01", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" } });
    let answer = client.ask("initialize", parameters);
    assert!(answer["result"]["protocolVersion"].as_str().is_some_and(|version| version > "2024"), "{answer}");
    client.end();
    Client::start(&Book::orchard()).end();
}

#[test]
fn a_book_with_errors_is_told_and_not_served() {
    let run = run_on(&with_error().on_disk(), &["mcp", "{book}"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("error[unknown-clause]"), "{}", run.err);
}
