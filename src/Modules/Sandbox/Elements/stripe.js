// The gateway's script, as far as shops use it: Stripe(key).elements(…).create("payment").mount(…), elements.submit(), stripe.createPaymentMethod({ elements }).
// Card fields live in a frame of the gateway's own; the shop's page never sees what is typed into them.
(() => {
  const base = new URL(".", document.currentScript.src);

  function paymentElement(key, options) {
    const listeners = {};
    const tell = (event, detail = {}) => (listeners[event] ?? []).forEach(listener => listener({ elementType: "payment", ...detail }));
    const waiting = new Map();
    let frame, port, ready, count = 0;

    const ask = async (what, detail) => {
      await ready;
      return new Promise(answer => {
        waiting.set(++count, answer);
        port.postMessage({ id: count, what, ...detail });
      });
    };
    const hear = ({ data }) => {
      if (data.height) frame.style.height = `${data.height}px`;
      if (data.event) tell(data.event, data.detail);
      if (data.id) {
        waiting.get(data.id)?.(data.answer);
        waiting.delete(data.id);
      }
    };

    return {
      mount(place) {
        const container = typeof place === "string" ? document.querySelector(place) : place;
        frame = document.createElement("iframe");
        frame.title = "Secure payment input frame";
        frame.allow = "payment *";
        Object.assign(frame.style, { display: "block", width: "100%", height: "12rem", border: "0", colorScheme: "normal" });
        ready = new Promise((done, failed) => {
          frame.addEventListener("load", () => {
            const channel = new MessageChannel();
            port = channel.port1;
            port.onmessage = event => {
              if (event.data.event === "ready") done();
              hear(event);
            };
            frame.contentWindow.postMessage({ key, appearance: options.appearance ?? {} }, base.origin, [channel.port2]);
          });
          setTimeout(() => failed(new Error("The card form did not load.")), 10000);
        });
        ready.catch(() => tell("loaderror", { error: { message: "The card form did not load." } }));
        frame.src = new URL(`card`, base);
        container.replaceChildren(frame);
      },
      unmount() { frame?.remove(); },
      destroy() { frame?.remove(); },
      on(event, listener) { (listeners[event] ??= []).push(listener); return this; },
      off(event) { delete listeners[event]; return this; },
      update() {},
      focus() { ask("focus"); },
      ask,
    };
  }

  window.Stripe = key => {
    if (!/^pk_test_/.test(key ?? "")) throw new Error("The Sandbox takes a publishable key of the test mode: it begins with pk_test_.");
    return {
      elements(options = {}) {
        if (options.mode === "payment" && !(Number.isInteger(options.amount) && options.amount > 0 && options.currency))
          throw new Error("In the mode payment, an amount in the currency's smallest unit and a currency are needed.");
        let element;
        return {
          create(type) {
            if (type !== "payment") throw new Error(`The Sandbox has no element '${type}'.`);
            return element = paymentElement(key, options);
          },
          getElement: () => element ?? null,
          update(changes) {
            Object.assign(options, changes);
            if (changes.appearance) element?.ask("appearance", { appearance: changes.appearance });
          },
          submit: () => element.ask("check"),
          fetchUpdates: async () => ({}),
          element: () => element,
        };
      },
      createPaymentMethod: ({ elements }) => elements.element().ask("create"),
    };
  };
})();
