//! The protocol: which tools there are, and how a call reaches the library.

use rmcp::handler::server::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData, Implementation, JsonObject, JsonRpcMessage,
    ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool, ToolAnnotations,
};
use rmcp::service::{RequestContext, RoleServer, RxJsonRpcMessage, ServerInitializeError, TxJsonRpcMessage, serve_server};
use rmcp::transport::Transport;
use rmcp::transport::async_rw::AsyncRwTransport;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};

use super::arguments::{Clause, Diff, Related, Search, Term};
use super::library::{Answer, Library, Refusal};

/// A library behind the protocol.
pub struct Server {
    library: Library,
}

impl Server {
    /// A server of a library.
    pub fn new(library: Library) -> Self {
        Self { library }
    }

    /// Answers a call; none where there is no such tool.
    fn call(&self, name: &str, arguments: JsonObject) -> Option<Result<Answer, Refusal>> {
        let library = &self.library;
        Some(match name {
            "search" => read(arguments).and_then(|asked| library.search(&asked)),
            "clause" => read(arguments).and_then(|asked| library.clause(&asked)),
            "term" => read(arguments).and_then(|asked| library.term(&asked)),
            "related" => read(arguments).and_then(|asked| library.related(&asked)),
            "diff" => read(arguments).and_then(|asked| library.diff(&asked)),
            _ => return None,
        })
    }

    /// What an assistant is told before it asks.
    fn instructions(&self) -> String {
        let notice = self.library.notice().map(|notice| format!(" {notice}")).unwrap_or_default();
        format!(
            "{}.{notice} The tools only read. Begin with `search`; `clause` has the whole text. Repeat the `status` of an answer, and \
             its `citation`, wherever you show a clause. Defaults are proposals that parties negotiate.",
            self.library.title()
        )
    }
}

/// The arguments of a call. What is wrong with them is told to whoever asked, who can ask again.
fn read<T: DeserializeOwned>(arguments: JsonObject) -> Result<T, Refusal> {
    serde_json::from_value(Value::Object(arguments)).map_err(|error| Refusal(format!("the arguments do not fit: {error}")))
}

fn tools() -> Vec<Tool> {
    vec![
        tool::<Search>("search", "Search clauses, defined terms, outside documents and chapters by words, ids and citations"),
        tool::<Clause>("clause", "Show a clause: its text, values, rationale, views, fallback and evidence; of today or of a release"),
        tool::<Term>("term", "Show the definition of a term, and which clauses use it"),
        tool::<Related>("related", "List what a clause requires, mentions and cites, and which clauses need or mention it"),
        tool::<Diff>("diff", "Show what changed between two releases, or since one, word by word with the reasons"),
    ]
}

fn tool<T: JsonSchema + 'static>(name: &'static str, description: &'static str) -> Tool {
    let hints = ToolAnnotations::new().read_only(true).idempotent(true).open_world(false);
    Tool::new(name, description, JsonObject::new()).with_input_schema::<T>().with_annotations(hints)
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let program = Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")).with_title(self.library.title());
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(program)
            .with_instructions(self.instructions())
    }

    async fn list_tools(&self, _: Option<PaginatedRequestParams>, _: RequestContext<RoleServer>) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools()))
    }

    async fn call_tool(&self, call: CallToolRequestParams, _: RequestContext<RoleServer>) -> Result<CallToolResponse, ErrorData> {
        match self.call(&call.name, call.arguments.unwrap_or_default()) {
            Some(Ok(Answer { value, text })) => {
                let mut result = CallToolResult::structured(value);
                result.content = vec![ContentBlock::text(text)];
                Ok(result.into())
            }
            Some(Err(Refusal(reason))) => Ok(CallToolResult::error(vec![ContentBlock::text(reason)]).into()),
            None => Err(ErrorData::invalid_params(format!("there is no tool `{}`", call.name), None)),
        }
    }
}

/// Answers a client at the other ends of a pipe until it goes away.
///
/// # Errors
///
/// If nothing more can be written to the client.
pub async fn serve<R, W>(server: Server, requests: R, answers: W) -> Result<(), ServerInitializeError>
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
{
    match serve_server(server, RequestsOnly(AsyncRwTransport::new_server(requests, answers))).await {
        Ok(running) => {
            // A task that was stopped has nobody left to answer.
            let _ = running.waiting().await;
            Ok(())
        }
        // A client that goes before it has begun has asked for nothing.
        Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// A transport on which only requests arrive. This server asks its client for nothing, so answers of the client belong to
/// nothing, and it has answered before a notification could change anything; before the first request, either would end
/// the server.
struct RequestsOnly<T>(T);

impl<T: Transport<RoleServer>> Transport<RoleServer> for RequestsOnly<T> {
    type Error = T::Error;

    fn send(&mut self, message: TxJsonRpcMessage<RoleServer>) -> impl Future<Output = Result<(), Self::Error>> + Send + 'static {
        self.0.send(message)
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        loop {
            let message = self.0.receive().await?;
            if matches!(message, JsonRpcMessage::Request(_)) {
                return Some(message);
            }
        }
    }

    async fn close(&mut self) -> Result<(), Self::Error> {
        self.0.close().await
    }
}
