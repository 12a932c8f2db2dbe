//! A server for one's own machine: files, the 404 page, and a socket that says "reload".

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderValue, header};
use axum::response::Response;
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
        .with_context(|| format!("port {port} cannot be used: choose another one with `--port`"))?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves `site` until the process ends; each message on `reload` makes open pages load again.
///
/// # Errors
///
/// If the listener fails.
pub async fn serve(listener: TcpListener, site: &Path, reload: broadcast::Sender<()>) -> Result<()> {
    let files = ServeDir::new(site).not_found_service(ServeFile::new(site.join("404.html")));
    let socket = get(move |upgrade: WebSocketUpgrade| {
        let updates = reload.subscribe();
        async move { upgrade.on_upgrade(|socket| tell(socket, updates)) }
    });
    let router =
        Router::new().route(&format!("/{LIVE_RELOAD}"), socket).fallback_service(files).layer(axum::middleware::map_response(uncached));
    axum::serve(listener, router).await.context("the server stopped")
}

/// While somebody writes, a page from the browser's cache is always the wrong one.
async fn uncached(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn tell(mut socket: WebSocket, mut updates: broadcast::Receiver<()>) {
    while updates.recv().await.is_ok() {
        if socket.send(Message::Text("reload".into())).await.is_err() {
            break;
        }
    }
}
