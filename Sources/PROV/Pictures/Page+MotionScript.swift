extension Page {
    /// Pan and zoom, by mouse, touch and keyboard.
    static let motionScript = #"""
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
