//! `mdbook-clauses serve`.

use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::Duration;

use anyhow::Result;
use tokio::sync::broadcast;

use crate::read::BookToml;
use crate::site::files;
use crate::site::publish::Destination;
use crate::site::server::{self, LIVE_RELOAD};
use crate::site::watch::Watch;
use crate::text::plural;

use super::progress::{Progress, report_error, status};
use super::{ServeArguments, build, build_input};

/// How often files are looked at.
const PERIOD: Duration = Duration::from_millis(400);

pub(super) fn run(arguments: &ServeArguments) -> Result<bool> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(serve(arguments))
}

async fn serve(arguments: &ServeArguments) -> Result<bool> {
    let book = arguments.book.clone();
    // The port first: a build of seconds that ends with "port in use" is a poor answer.
    let (listener, address) = server::listen(arguments.port).await?;
    // A served site has a reload socket in it: it is kept apart from what `build` publishes.
    let folder = tempfile::tempdir()?;
    let destination = Destination::open(folder.path(), &[])?;
    // From here on a signal ends this function, which removes the folder; before, there is nothing to remove.
    let mut stop = pin!(stopped()?);
    let mut watch = Watch::new(watched(&book));
    if !rebuild(&book, &destination)? {
        return Ok(false);
    }
    let (reload, _) = broadcast::channel(4);
    let (site, teller) = (destination.site(), reload.clone());
    let server = tokio::spawn(async move { server::serve(listener, &site, teller).await });
    status(&format!("serving http://{address}/ until you press Ctrl-C"));
    if arguments.open
        && let Err(error) = open::that_detached(format!("http://{address}/"))
    {
        status(&format!("could not open a browser ({error}); open the address above manually"));
    }
    let watching = async {
        loop {
            tokio::time::sleep(PERIOD).await;
            if watch.changed() {
                match tokio::task::block_in_place(|| rebuild(&book, &destination)) {
                    Ok(true) => {
                        // Nobody may be listening: there is no open page then.
                        let _ = reload.send(());
                    }
                    Ok(false) => status("still serving the previous build"),
                    Err(error) => report_error(&error),
                }
            }
        }
    };
    tokio::select! {
        served = server => served??,
        () = watching => {}
        () = &mut stop => {}
    }
    Ok(true)
}

/// Ends when somebody asks the program to end: by Ctrl-C, or by a signal that the system sends when a session or
/// the machine ends.
#[cfg(unix)]
fn stopped() -> Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hang_up.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stopped() -> Result<impl Future<Output = ()>> {
    use tokio::signal::windows::{ctrl_c, ctrl_close};
    let mut interrupt = ctrl_c()?;
    let mut close = ctrl_close()?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = close.recv() => {}
        }
    })
}

fn rebuild(book: &Path, destination: &Destination) -> Result<bool> {
    let mut progress = Progress::new();
    let Some(checked) = build::check(&files::load(book)?, false, &mut progress)? else { return Ok(false) };
    let prepared = build_input(checked, book, true)?;
    let options = build::BuildOptions { live_reload: Some(LIVE_RELOAD), ..build::BuildOptions::default() };
    let count = build::publish(book, destination, prepared, &options, &mut progress)?;
    status(&format!("built {} in {} ms", plural(count, "clause"), progress.total()));
    Ok(true)
}

fn watched(book: &Path) -> Vec<PathBuf> {
    let mut roots = vec![book.to_owned()];
    let settings = files::contents(&book.join("book.toml")).unwrap_or_default();
    roots.extend(BookToml::parse(&settings).theme_folder().map(|folder| book.join(folder)));
    roots
}
