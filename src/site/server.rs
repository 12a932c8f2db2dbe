//! A server for one's own machine: files, the 404 page, and a socket that says "reload".
//!
//! A page of a stranger can make a browser ask this server, under a name of the stranger that leads to this machine.
//! So it answers only to its own names, and the socket only to its own pages.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use tower_http::services::{ServeDir, ServeFile};

/// The path of the socket, without its leading slash; mdBook's own server uses this name too.
pub const LIVE_RELOAD: &str = "__livereload";

/// Takes a port of this machine.
///
/// # Errors
///
/// If it is in use.
pub async fn listen(port: u16) -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("port {port} is not available; choose another with `--port`"))?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves `site` until the process ends; each message on `reload` makes open pages load again.
///
/// # Errors
///
/// If the listener fails.
pub async fn serve(listener: TcpListener, site: &Path, reload: broadcast::Sender<()>) -> Result<()> {
    let names = Arc::new(Names::of(listener.local_addr()?.port()));
    let not_found = site.join("404.html");
    let files = ServeDir::new(site).not_found_service(ServeFile::new(&not_found));
    let socket = get(move |upgrade: WebSocketUpgrade| {
        let updates = reload.subscribe();
        async move { upgrade.on_upgrade(|socket| push_reloads(socket, updates)) }
    });
    let router = Router::new()
        .route(&format!("/{LIVE_RELOAD}"), socket)
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(not_found, unservable))
        .layer(middleware::from_fn_with_state(names, only_own_names))
        .layer(middleware::map_response(no_store));
    axum::serve(listener, router).await.context("the server stopped")
}

/// The names under which a browser on this machine finds the server.
struct Names {
    hosts: Vec<String>,
}

impl Names {
    fn of(port: u16) -> Self {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        // Browsers leave the port out where it is the usual one.
        if port == 80 {
            hosts.extend(names.map(str::to_owned));
        }
        Self { hosts }
    }

    fn have(&self, host: &str) -> bool {
        self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host))
    }

    /// Whether a request names this server, once, and comes from no page of another one.
    fn allow(&self, request: &Request) -> bool {
        let named_in_path = request.uri().authority().is_none_or(|authority| self.have(authority.as_str()));
        let is_named = single(request.headers(), &header::HOST).is_some_and(|host| self.have(host));
        let comes_from_here = !request.headers().contains_key(header::ORIGIN)
            || single(request.headers(), &header::ORIGIN)
                .and_then(|origin| origin.strip_prefix("http://"))
                .is_some_and(|host| self.have(host));
        named_in_path && is_named && comes_from_here
    }
}

/// The value of a header that is there exactly once.
fn single<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

async fn only_own_names(State(names): State<Arc<Names>>, request: Request, next: Next) -> Response {
    if names.allow(&request) {
        return next.run(request).await;
    }
    let words = format!("This server answers only requests for http://{}/, and none that other sites send.\n", names.hosts[0]);
    (StatusCode::FORBIDDEN, words).into_response()
}

/// A path that no file can have, such as one with a name longer than file systems allow, is a page that does not
/// exist; the file service takes it for a failure of the disk.
async fn unservable(State(not_found): State<PathBuf>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let page = std::fs::read(not_found).unwrap_or_default();
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

/// While somebody writes, a page from the browser's cache is always the wrong one.
async fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn push_reloads(mut socket: WebSocket, mut updates: broadcast::Receiver<()>) {
    while updates.recv().await.is_ok() {
        if socket.send(Message::Text("reload".into())).await.is_err() {
            break;
        }
    }
}
