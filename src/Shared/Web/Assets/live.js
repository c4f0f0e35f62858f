// Live streams of pages (server-sent events). <div data-stream="/address" data-event="name"> gets each event as a DOM event "live", whose detail holds its
// id and data. A hidden tab listens to nothing. The tabs of a browser share their streams: this file is also the worker that holds them, few enough that
// HTTP/1.1's six connections are never all taken. Where workers cannot be shared, each visible tab has its own.
if (self.document) follow(document);
else hold();

function follow(document) {
  const places = [...document.querySelectorAll("[data-stream]")];
  if (places.length === 0) return;
  const wanted = places.map(place => ({ address: place.dataset.stream, event: place.dataset.event }));
  const path = address => new URL(address, location.origin).pathname;
  const tell = message => {
    for (const place of places)
      if (path(place.dataset.stream) === message.path) place.dispatchEvent(new CustomEvent("live", { detail: message }));
  };

  let port = null;
  try {
    const worker = new SharedWorker(import.meta.url, { type: "module" });
    // One that cannot be loaded is as good as none.
    worker.addEventListener("error", () => {
      stop();
      port = null;
      look();
    });
    port = worker.port;
    port.onmessage = ({ data }) => tell(data);
  } catch {
    // No workers are shared here.
  }

  let leave = () => {};
  let isListening = false;
  function listen() {
    isListening = true;
    if (port) {
      const ask = isNew => port?.postMessage({ wanted, isNew });
      ask(true);
      const again = setInterval(() => ask(false), 20_000);
      leave = () => {
        clearInterval(again);
        port?.postMessage({ wanted: [] });
      };
    } else {
      const open = wanted.map(({ address, event }) => {
        const stream = new EventSource(address);
        stream.addEventListener(event, ({ data, lastEventId }) => tell({ path: path(address), id: lastEventId, data }));
        return stream;
      });
      leave = () => open.forEach(stream => stream.close());
    }
  }
  function stop() {
    if (isListening) leave();
    isListening = false;
  }
  function look() {
    if (document.visibilityState !== "visible") stop();
    else if (!isListening) listen();
  }
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", look);
  look();
}

function hold() {
  const most = 3; // streams at a time; where more are wanted, they take turns
  const mostValues = 100; // of one address
  const tabs = new Map();
  const open = new Map();
  let turn = 0;

  self.onconnect = ({ ports: [port] }) => {
    port.onmessage = ({ data: { wanted, isNew } }) => {
      if (wanted.length > 0) tabs.set(port, { wanted, at: Date.now() });
      else tabs.delete(port);
      // Who comes anew is to hear the present state, which a stream begins with.
      if (isNew) for (const { address } of wanted) close(new URL(address, self.origin).pathname);
      arrange();
    };
  };
  setInterval(() => {
    // A tab that broke down has said nothing.
    for (const [port, { at }] of tabs) if (Date.now() - at > 60_000) tabs.delete(port);
    turn++;
    arrange();
  }, 5000);

  /** Addresses that differ in their queries only are one stream, with the values of all. */
  function needs() {
    const needed = new Map();
    for (const { wanted } of tabs.values())
      for (const { address, event } of wanted) {
        const { pathname, searchParams } = new URL(address, self.origin);
        const need = needed.get(pathname) ?? { event, values: new Set() };
        for (const value of searchParams) need.values.add(`${new URLSearchParams([value])}`);
        needed.set(pathname, need);
      }
    return needed;
  }

  function arrange() {
    const needed = needs();
    let paths = [...needed.keys()];
    if (paths.length > most) paths = [...paths, ...paths].slice(turn % paths.length).slice(0, most);
    for (const path of [...open.keys()]) if (!paths.includes(path)) close(path);
    for (const path of paths) {
      const { event, values } = needed.get(path);
      const present = open.get(path);
      if (present && [...values].every(v => present.values.has(v))) continue;
      close(path);
      const asked = [...values].slice(-mostValues);
      const source = new EventSource(asked.length > 0 ? `${path}?${asked.join("&")}` : path);
      // Refused for good, it is tried again at the next turn.
      source.onerror = () => {
        if (source.readyState === EventSource.CLOSED && open.get(path)?.source === source) open.delete(path);
      };
      source.addEventListener(event, ({ data, lastEventId }) => {
        for (const [port, { wanted }] of tabs)
          if (wanted.some(w => new URL(w.address, self.origin).pathname === path)) port.postMessage({ path, id: lastEventId, data });
      });
      open.set(path, { source, values: new Set(asked) });
    }
  }

  function close(path) {
    open.get(path)?.source.close();
    open.delete(path);
  }
}
