extension Page {
    /// What the page shows: its data, and the part of the picture that is in view.
    static let viewScript = #"""
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
        """#
}
