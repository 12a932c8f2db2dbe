// While the site is served for writing, it reloads when a file has changed.

/** Listens to the server, where a page names its socket. */
export function startLiveReload() {
  const socketPath = document.documentElement.dataset.liveReload;
  if (!socketPath) return;
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/${socketPath}`);
  socket.addEventListener('message', (event) => {
    if (event.data === 'reload') location.reload();
  });
}
