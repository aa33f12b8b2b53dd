extension Page {
    /// The SHA-256 of ``script``, in Base64, by which the page's policy knows it.
    static let scriptDigest = "4jNBoEcF0zGfE3xS4TNahi0l3qJfcsTz8aEZT5DbhFc="

    /// What the page does: pan, zoom, search, and tell of what is pointed at.
    static let script = #"""
        'use strict';
        const {nodes, edges} = JSON.parse(document.getElementById('data').textContent);
        const byId = (id) => document.getElementById(id);
        const stage = byId('stage'), panel = byId('panel'), search = byId('search');
        const svg = stage.querySelector('svg');
        const hint = panel.firstElementChild;
        const element = (kind, index) => svg && svg.getElementById((kind === nodes ? 'n' : 'e') + (index + 1));
        const make = (tag, text, attributes) => {
          const made = document.createElement(tag);
          if (text !== undefined && text !== null) made.textContent = text;
          for (const name in attributes || {}) made.setAttribute(name, attributes[name]);
          return made;
        };
        let chosen = null, matches = [], match = -1;

        // The view is the part of the picture that the stage shows, in the picture's own units.
        const whole = {x: 0, y: 0, w: 100, h: 100};
        let view = {...whole};
        const show = () => svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
        const fit = () => { view = {...whole}; show(); };
        const scale = () => Math.max(view.w / stage.clientWidth, view.h / stage.clientHeight);
        const at = (event) => {
          const point = new DOMPoint(event.clientX, event.clientY);
          return point.matrixTransform(svg.getScreenCTM().inverse());
        };
        const zoom = (factor, point) => {
          const limited = Math.min(Math.max(view.w * factor, whole.w / 200), whole.w * 4) / view.w;
          const x = point ? point.x : view.x + view.w / 2, y = point ? point.y : view.y + view.h / 2;
          view = {x: x - (x - view.x) * limited, y: y - (y - view.y) * limited,
            w: view.w * limited, h: view.h * limited};
          show();
        };
        const move = (dx, dy) => { view.x += dx * scale(); view.y += dy * scale(); show(); };
        const center = (index) => {
          const found = element(nodes, index);
          if (!found) return;
          const box = found.getBoundingClientRect(), area = stage.getBoundingClientRect();
          const inside = box.left > area.left && box.right < area.right
            && box.top > area.top && box.bottom < area.bottom;
          if (inside && box.height > 14) return;
          const middle = at({clientX: box.left + box.width / 2, clientY: box.top + box.height / 2});
          const wanted = found.getBBox().width * 7, side = Math.min(view.w, Math.max(wanted, 300));
          view = {x: middle.x - side / 2, y: middle.y - side * view.h / view.w / 2,
            w: side, h: side * view.h / view.w};
          show();
        };

        // Which arrows lead from and to each thing.
        const ends = (edge) => [edge.target, ...edge.others.map((other) => other[1])];
        const out = nodes.map(() => []), into = nodes.map(() => []);
        edges.forEach((edge, index) => {
          out[edge.source].push(index);
          for (const end of ends(edge)) into[end].push(index);
        });
        const reach = (start, back) => {
          const seen = new Set([start]), lines = new Set(), todo = [start];
          while (todo.length) {
            const node = todo.pop();
            for (const index of back ? out[node] : into[node]) {
              lines.add(index);
              for (const next of back ? ends(edges[index]) : [edges[index].source]) {
                if (!seen.has(next)) { seen.add(next); todo.push(next); }
              }
            }
          }
          return [seen, lines];
        };
        const light = (lit, lines) => {
          svg.classList.toggle('dim', lit !== null);
          nodes.forEach((_, index) => element(nodes, index)?.classList.toggle('on', !!lit?.has(index)));
          edges.forEach((_, index) => {
            for (const part of svg.querySelectorAll(`[data-edge="${index}"]`)) {
              part.classList.toggle('on', !!lines?.has(index));
            }
          });
        };

        // The panel. All text goes in as text, never as markup.
        const value = (text, link) => link
          ? make('a', text, {href: link, target: '_blank', rel: 'noopener noreferrer'})
          : document.createTextNode(text);
        const facts = (list) => {
          const table = make('dl');
          for (const [name, text, link] of list) {
            const cell = make('dd');
            cell.append(value(text, link));
            table.append(make('dt', name), cell);
          }
          return table;
        };
        const go = (index, label) => {
          const button = make('button', label ?? nodes[index].title, {type: 'button'});
          button.addEventListener('click', () => choose(nodes, index, true));
          return button;
        };
        const line = (word, ...parts) => {
          const item = make('li');
          item.append(make('small', word), ...parts);
          return item;
        };
        const section = (title, items) => {
          if (!items.length) return;
          const list = make('ul');
          list.append(...items);
          panel.append(make('h3', title), list);
        };
        const tellNode = (index) => {
          const node = nodes[index];
          const what = [node.count > 1 ? node.count + ' × ' + node.word : node.word, node.kinds]
            .filter(Boolean).join(' · ') + (node.bundle ? ', in bundle ' + node.bundle : '');
          panel.replaceChildren(make('h2', node.title), make('p', what, {class: 'what'}));
          const name = node.members[0];
          if (node.count === 1) {
            panel.append(facts([['identifier', name[0], name[1]], ...node.facts]));
          }
          const actions = make('div', null, {class: 'actions'});
          for (const [title, back] of [['What it came from', true], ['What came of it', false]]) {
            const button = make('button', title, {type: 'button'});
            button.addEventListener('click', () => { choose(nodes, index); light(...reach(index, back)); });
            actions.append(button);
          }
          panel.append(actions);
          const times = (edge) => edge.label + (edge.count > 1 ? ' ×' + edge.count : '') + ' ';
          section('From here', out[index].flatMap((number) => {
            const edge = edges[number];
            return [line(times(edge) + '→', go(edge.target)),
              ...edge.others.map((other) => line(other[0] + ' →', go(other[1])))];
          }));
          section('To here', into[index].map((number) =>
            line('← ' + times(edges[number]), go(edges[number].source))));
          if (node.count > 1) {
            section('Drawn as one', node.members.map((member) => {
              const item = make('li');
              item.append(value(member[0], member[1]));
              return item;
            }));
          }
        };
        const tellEdge = (index) => {
          const edge = edges[index];
          panel.replaceChildren(make('h2', edge.label),
            make('p', edge.count > 1 ? edge.count + ' relations' : 'relation', {class: 'what'}));
          section('Between', [line('from', go(edge.source)), line('to', go(edge.target)),
            ...edge.others.map((other) => line(other[0], go(other[1])))]);
          const rows = edge.name ? [['identifier', edge.name, null], ...edge.facts] : edge.facts;
          if (rows.length) panel.append(make('h3', 'Recorded'), facts(rows));
        };
        const tell = (kind, index) => kind === nodes ? tellNode(index) : tellEdge(index);
        const around = (kind, index) => {
          if (kind === edges) {
            const edge = edges[index];
            return [new Set([edge.source, ...ends(edge)]), new Set([index])];
          }
          const lines = new Set([...out[index], ...into[index]]), lit = new Set([index]);
          for (const number of lines) {
            lit.add(edges[number].source);
            for (const end of ends(edges[number])) lit.add(end);
          }
          return [lit, lines];
        };
        const choose = (kind, index, bringIntoView) => {
          svg.querySelectorAll('.chosen').forEach((old) => old.classList.remove('chosen'));
          chosen = kind ? {kind, index} : null;
          if (!kind) { light(null); panel.replaceChildren(hint); return; }
          tell(kind, index);
          light(...around(kind, index));
          element(kind, index)?.classList.add('chosen');
          if (bringIntoView && kind === nodes) center(index);
        };

        // Search goes through names, types and attributes.
        const texts = nodes.map((node) => [node.title, node.kinds, node.uri,
          ...node.members.map((member) => member[0]), ...node.facts.map((fact) => fact.join(' '))]
          .join('\n').toLowerCase());
        const find = () => {
          const wanted = search.value.trim().toLowerCase();
          matches = wanted ? nodes.map((_, index) => index).filter((index) => texts[index].includes(wanted)) : [];
          match = -1;
          byId('found').textContent = wanted ? matches.length + ' found' : '';
          if (!wanted) { choose(null); return; }
          chosen = null;
          light(new Set(matches), new Set());
          panel.replaceChildren();
          section(matches.length + ' found', matches.slice(0, 200).map((index) =>
            line(nodes[index].word, go(index))));
        };
        search.addEventListener('input', find);
        search.addEventListener('keydown', (event) => {
          if (event.key !== 'Enter' || !matches.length) return;
          match = (match + (event.shiftKey ? matches.length - 1 : 1)) % matches.length;
          choose(nodes, matches[Math.max(match, 0)], true);
          byId('found').textContent = (match + 1) + ' of ' + matches.length;
        });

        // The picture: each thing and arrow answers to pointer and keyboard.
        const attach = (kind, index, part) => {
          part.addEventListener('pointerenter', () => { if (!chosen && !matches.length) tell(kind, index); });
          part.addEventListener('click', (event) => {
            event.preventDefault();
            event.stopPropagation();
            if (!dragged) choose(kind, index);
          });
        };
        if (svg) {
          const box = svg.viewBox.baseVal;
          Object.assign(whole, {x: box.x, y: box.y, w: box.width || 100, h: box.height || 100});
          svg.removeAttribute('width');
          svg.removeAttribute('height');
          svg.setAttribute('preserveAspectRatio', 'xMidYMid meet');
          fit();
          // Where all of it would be too small to read, begin at what came of it all.
          if (scale() > 2.2) {
            const ends = nodes.map((_, index) => index).filter((index) => !into[index].length);
            const box = element(nodes, ends[0] ?? 0)?.getBoundingClientRect();
            const middle = box && at({clientX: box.left + box.width / 2, clientY: box.top + box.height / 2});
            const size = 1.1;
            if (middle) {
              const [w, h] = [stage.clientWidth * size, stage.clientHeight * size];
              view = {x: middle.x - w / 6, y: middle.y - h / 2, w, h};
              show();
            }
          }
          svg.querySelectorAll('a').forEach((link) => link.setAttribute('tabindex', '-1'));
          nodes.forEach((node, index) => {
            const part = element(nodes, index);
            if (!part) return;
            attach(nodes, index, part);
            part.setAttribute('tabindex', '0');
            part.setAttribute('role', 'button');
            part.setAttribute('aria-label', node.word + ' ' + node.title);
            part.addEventListener('focus', () => {
              if (!chosen && part.matches(':focus-visible')) { tell(nodes, index); center(index); }
            });
            part.addEventListener('keydown', (event) => {
              if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(nodes, index, true); }
            });
          });
          // A relation of several things has several parts; each title begins as Graphviz names it.
          const numbers = new Map();
          edges.forEach((edge, index) => numbers.set('m' + (index + 1), index));
          for (const part of svg.querySelectorAll('.edge, .node')) {
            const title = part.querySelector('title')?.textContent ?? '';
            const middle = title.match(/m\d+/)?.[0];
            const index = part.id?.match(/^e\d+$/) ? Number(part.id.slice(1)) - 1 : numbers.get(middle);
            if (index === undefined || !(index < edges.length)) continue;
            part.setAttribute('data-edge', index);
            const path = part.querySelector('path');
            if (path) {
              const grip = path.cloneNode();
              grip.setAttribute('class', 'grip');
              path.after(grip);
            }
            attach(edges, index, part);
          }
        }

        // Pan and zoom, by mouse, touch and keyboard.
        const pointers = new Map();
        let dragged = false, spread = 0;
        stage.addEventListener('pointerdown', (event) => {
          pointers.set(event.pointerId, event);
          dragged = false;
          spread = 0;
        });
        stage.addEventListener('pointermove', (event) => {
          const last = pointers.get(event.pointerId);
          if (!last) return;
          const dx = event.clientX - last.clientX, dy = event.clientY - last.clientY;
          if (!dragged && Math.hypot(dx, dy) < 4) return;
          if (!dragged) stage.setPointerCapture(event.pointerId);
          dragged = true;
          stage.classList.add('moving');
          pointers.set(event.pointerId, event);
          if (pointers.size === 1) { move(-dx, -dy); return; }
          const [one, other] = [...pointers.values()];
          const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
          if (spread) zoom(spread / apart, at({clientX: (one.clientX + other.clientX) / 2,
            clientY: (one.clientY + other.clientY) / 2}));
          spread = apart;
        });
        const release = (event) => {
          pointers.delete(event.pointerId);
          if (!pointers.size) stage.classList.remove('moving');
        };
        stage.addEventListener('pointerup', release);
        stage.addEventListener('pointercancel', release);
        stage.addEventListener('click', () => { if (!dragged) choose(null); });
        stage.addEventListener('wheel', (event) => {
          event.preventDefault();
          zoom(Math.exp(event.deltaY * (event.ctrlKey ? .01 : .0015)), at(event));
        }, {passive: false});
        byId('in').addEventListener('click', () => zoom(.75));
        byId('out').addEventListener('click', () => zoom(1 / .75));
        byId('fit').addEventListener('click', fit);
        document.addEventListener('keydown', (event) => {
          if (event.key === 'Escape') {
            search.value = '';
            find();
            document.activeElement?.blur();
          }
          if (event.target === search || event.ctrlKey || event.metaKey || event.altKey) return;
          const step = 60;
          const keys = {'+': () => zoom(.75), '=': () => zoom(.75), '-': () => zoom(1 / .75), '0': fit,
            '/': () => { event.preventDefault(); search.focus(); },
            ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0),
            ArrowUp: () => move(0, -step), ArrowDown: () => move(0, step)};
          if (event.key.startsWith('Arrow')) {
            if (panel.contains(event.target)) return;
            event.preventDefault();
          }
          keys[event.key]?.();
        });
        let before = null;
        addEventListener('beforeprint', () => { before = {...view}; fit(); });
        addEventListener('afterprint', () => { if (before) { view = before; show(); } });
        """#
}
