extension Page {
    /// Search, and how the parts of the picture answer to pointer and keyboard.
    static let searchScript = #"""
        // Search goes through names, types and attributes.
        const texts = nodes.map((node) => [node.title, node.kinds, node.uri,
          ...node.members.flat(3), ...node.facts.map((fact) => fact.join(' '))]
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
        """#
}
