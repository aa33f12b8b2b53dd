extension Page {
    /// What the panel says, and what is lit around the thing or arrow that is chosen.
    static let panelScript = #"""
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
              const item = make('li'), more = make('details');
              more.append(make('summary', member[0]),
                facts([['identifier', member[1] ?? member[0], member[1]], ...member[2]]));
              item.append(more);
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
        """#
}
