/// The one script of all pages, without which they work as well.
///
/// It sends tables and files to other programs by SAMP (web profile, SAMP 1.3 §5), counts what matches while a form is
/// filled in, and counts the rows that are ticked.
package enum Script {
    /// The script.
    package static let text = #"""
        "use strict";
        const root = new URL("..", document.currentScript.src);

        // SAMP: XML-RPC to the hub on this computer.
        const hub = "http://127.0.0.1:21012/";
        const noHub = "No program with a SAMP hub answers. Start TOPCAT, Aladin, or python -m pyvo.samp.hub first.";
        const site = document.querySelector("header strong").textContent;
        let session = null;

        const escapeXML = text => text.replace(/[&<>"']/g, mark => `&#${mark.charCodeAt(0)};`)
          .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");

        const write = value => {
          if (typeof value === "string") return `<value><string>${escapeXML(value)}</string></value>`;
          const members = Object.entries(value).map(([name, inner]) =>
            `<member><name>${escapeXML(name)}</name>${write(inner)}</member>`);
          return `<value><struct>${members.join("")}</struct></value>`;
        };

        const children = (element, name) => [...element.children].filter(child => child.nodeName === name);

        const read = value => {
          const kind = value.firstElementChild;
          if (!kind) return value.textContent;
          if (kind.nodeName === "struct") {
            return Object.fromEntries(children(kind, "member").map(member =>
              [children(member, "name")[0].textContent, read(children(member, "value")[0])]));
          }
          if (kind.nodeName === "array") {
            return children(children(kind, "data")[0], "value").map(read);
          }
          return kind.textContent;
        };

        const call = async (method, ...parameters) => {
          const body = `<?xml version="1.0"?><methodCall><methodName>samp.webhub.${method}</methodName><params>`
            + parameters.map(value => `<param>${write(value)}</param>`).join("") + "</params></methodCall>";
          // Text is what a browser sends to another place without asking first.
          const answer = await fetch(hub, { method: "POST", body, headers: { "Content-Type": "text/plain" } });
          const tree = new DOMParser().parseFromString(await answer.text(), "text/xml");
          const fault = tree.querySelector("fault value");
          if (fault) throw new Error(read(fault).faultString);
          const value = tree.querySelector("param > value");
          return value ? read(value) : null;
        };

        const register = async say => {
          if (session) return session;
          say("Waiting for the hub; it may ask you whether this page may connect.");
          const answer = await call("register", { "samp.name": site });
          session = answer["samp.private-key"];
          await call("declareMetadata", session, {
            "samp.name": site,
            "samp.description.text": "An archive of FITS files",
            "samp.icon.url": new URL("pages/icon.svg", root).href,
          });
          return session;
        };

        const message = button => {
          const { samp, url, name } = button.dataset;
          const identifier = samp.startsWith("image") ? "image-id" : "table-id";
          return { "samp.mtype": samp, "samp.params": { url, name, [identifier]: url } };
        };

        const send = async button => {
          const place = button.parentElement.querySelector("[data-samp-status]");
          const say = text => { place.textContent = text; };
          try {
            const key = await register(say);
            const clients = Object.keys(await call("getSubscribedClients", key, button.dataset.samp));
            if (clients.length === 0) { say("No program that is connected takes it."); return; }
            const names = await Promise.all(clients.map(async client =>
              (await call("getMetadata", key, client))["samp.name"] || client));
            if (clients.length === 1) {
              await call("notify", key, clients[0], message(button));
              say(`Sent to ${names[0]}.`);
            } else {
              choose(button, key, clients, names, place);
            }
          } catch (error) {
            say(error instanceof TypeError ? noHub : `The hub refuses: ${error.message}`);
          }
        };

        // Several programs take it: one is chosen, or all are.
        const choose = (button, key, clients, names, place) => {
          place.textContent = "To which program? ";
          const add = (text, act) => {
            const choice = document.createElement("button");
            choice.type = "button";
            choice.textContent = text;
            choice.addEventListener("click", async () => {
              try {
                await act();
                place.textContent = `Sent to ${text}.`;
              } catch (error) {
                place.textContent = `It could not be sent: ${error.message}`;
              }
            });
            place.append(choice, " ");
          };
          clients.forEach((client, index) => add(names[index], () => call("notify", key, client, message(button))));
          add("all of them", () => call("notifyAll", key, message(button)));
        };

        for (const button of document.querySelectorAll("[data-samp]")) {
          button.hidden = false;
          button.addEventListener("click", () => send(button));
        }
        addEventListener("pagehide", () => {
          if (!session) return;
          const body = `<?xml version="1.0"?><methodCall><methodName>samp.webhub.unregister</methodName>`
            + `<params><param>${write(session)}</param></params></methodCall>`;
          navigator.sendBeacon(hub, new Blob([body], { type: "text/plain" }));
          session = null;
        });

        // How many products match, while the form is filled in.
        const form = document.querySelector("[data-search]");
        if (form) {
          const place = form.querySelector("[data-count]");
          let timer = 0;
          let request = null;
          form.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(async () => {
              if (request) request.abort();
              request = new AbortController();
              const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
              try {
                const answer = await fetch(new URL(`search/count?${asked}`, root), { signal: request.signal });
                place.textContent = (await answer.text()).trim();
              } catch (error) {
                if (error.name !== "AbortError") place.textContent = "";
              }
            }, 400);
          });
          // What is empty needs no place in the address.
          form.addEventListener("submit", () => {
            const hasEnergy = form.elements.emin.value !== "" || form.elements.emax.value !== "";
            const empty = [...form.elements].filter(field =>
              field.name && (field.value === "" || (field.name === "eunit" && !hasEnergy)));
            for (const field of empty) field.disabled = true;
            setTimeout(() => { for (const field of empty) field.disabled = false; });
          });
        }

        // Which rows are ticked.
        const rows = document.querySelector("[data-picking]");
        if (rows) {
          const place = rows.querySelector("[data-picked]");
          rows.addEventListener("change", () => {
            const count = rows.querySelectorAll("[name=pick]:checked").length;
            if (place) place.textContent = count === 0 ? "" : `${count} ticked`;
          });
        }

        """#
}
