import Reports

extension AuditPage {
    /// The look of the page: light, dark, and on paper.
    static let style =
        PageLook.colours + "\n" + PageLook.body + "\n"
            + #"""
            header p { margin: .2rem 0 0; overflow-wrap: anywhere; }
            .totals { display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; list-style: none; }
            .totals li { background: var(--card); border: 1px solid var(--rule); border-radius: 8px;
              padding: .45rem .9rem; }
            .totals b { font-size: 1.25rem; }
            .totals .error b, th.error, tr.error td b { color: var(--error); }
            .totals .warning b, th.warning, tr.warning td b { color: var(--warning); }
            .totals .note b, th.note, tr.note td b { color: var(--note); }
            rect.error { fill: var(--error); } rect.warning { fill: var(--warning); }
            rect.note { fill: var(--note); }
            table { border-collapse: collapse; width: 100%; }
            caption { text-align: left; font-weight: 600; padding: .4rem 0; }
            th { text-align: left; font-weight: 600; }
            th, td { padding: .28rem .7rem .28rem 0; border-bottom: 1px solid var(--rule);
              vertical-align: top; }
            .kinds .number { text-align: right; font-variant-numeric: tabular-nums; }
            .kinds .bar { width: 25%; min-width: 6rem; padding-top: .55rem; }
            .findings td { overflow-wrap: anywhere; }
            .findings td:first-child { white-space: nowrap; }
            .findings td:nth-child(2) { width: 32%; }
            thead th { position: sticky; top: 0; background: var(--paper); }
            code { font-size: .88em; }
            details { color: var(--soft); }
            #filter { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; }
            #filter[hidden], tr[hidden] { display: none; }
            #search { font: inherit; color: inherit; background: var(--card); width: 18rem;
              border: 1px solid var(--rule); border-radius: 6px; padding: .25rem .6rem; }
            @media print {
              :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --card: #fff;
                --error: #b3261e; --warning: #8a5200; --note: #2456c8; }
              body { max-width: none; padding: 0; font-size: 10pt; }
              #filter { display: none; }
              thead th { position: static; }
              tr { break-inside: avoid; }
              * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            }
            """#

    /// What the page does: it hides the rows that are not asked for.
    static let script = #"""
        "use strict";
        const filter = document.getElementById("filter");
        if (filter) {
          const rows = [...document.querySelectorAll("#findings tbody tr")];
          const texts = rows.map(row => row.textContent.toLowerCase());
          const search = document.getElementById("search");
          const boxes = [...filter.querySelectorAll("[type=checkbox]")];
          const count = document.getElementById("count");
          const show = () => {
            const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
            const kinds = new Set(boxes.filter(box => box.checked).map(box => box.value));
            let shown = 0;
            rows.forEach((row, place) => {
              const isShown = kinds.has(row.className) && words.every(word => texts[place].includes(word));
              row.hidden = !isShown;
              if (isShown) shown += 1;
            });
            count.textContent = shown === rows.length ? "" : `${shown} of ${rows.length}`;
          };
          filter.hidden = false;
          filter.addEventListener("input", show);
        }
        """#
}
