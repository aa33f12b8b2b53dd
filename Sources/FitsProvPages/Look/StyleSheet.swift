import Reports

/// The one style sheet of all pages: light, dark and on paper, on a telephone and on a screen.
package enum StyleSheet {
    /// The rules.
    package static let text =
        PageLook.colours + "\n" + PageLook.body + "\n" + frame + lists + tables

    private static let frame = #"""
        body { max-width: 90rem; padding: 0 1.5rem 3rem; overflow-wrap: anywhere; }
        a { color: var(--note); }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: .3rem; background: var(--card); padding: .3rem .6rem; }
        .top { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; align-items: baseline;
          padding: .8rem 0; border-bottom: 1px solid var(--rule); margin-bottom: 1.1rem; }
        .top strong { margin-right: .4rem; overflow-wrap: anywhere; }
        .top nav { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; }
        .top a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
        footer { margin-top: 2.5rem; padding-top: .7rem; border-top: 1px solid var(--rule); }
        legend { max-width: 100%; }
        h3 { font-size: .95rem; margin: 1.2rem 0 .3rem; }
        input, select, textarea, button, .button {
          font: inherit; color: inherit; background: var(--card); border: 1px solid var(--rule);
          border-radius: 6px; padding: .25rem .6rem; max-width: 100%; }
        input, select, textarea { border-color: var(--soft); }
        textarea { width: 100%; font: 13px/1.45 ui-monospace, monospace; }
        button, .button { cursor: pointer; display: inline-block; text-decoration: none; }
        button:hover, .button:hover { border-color: var(--note); }
        button.main { background: var(--note); border-color: var(--note); color: var(--paper);
          font-weight: 600; }
        :focus-visible { outline: 2px solid var(--note); outline-offset: 1px; }
        pre { overflow: auto; background: var(--card); border: 1px solid var(--rule);
          border-radius: 8px; padding: .7rem .9rem; font-size: .88em; white-space: pre-wrap;
          overflow-wrap: anywhere; margin: .6rem 0; }
        [role=alert] { border: 1px solid var(--error); border-left-width: 6px; border-radius: 6px;
          padding: .5rem .9rem; background: var(--card); overflow-wrap: anywhere; }
        .hint { color: var(--soft); font-size: .9em; margin: .2rem 0; }
        .bar { display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: center;
          margin: .7rem 0; }
        .bar p { margin: 0; }
        [hidden] { display: none !important; }

        """#

    private static let lists = #"""
        .groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr));
          gap: 1rem; align-items: start; margin: 1rem 0; }
        .wide { grid-column: 1 / -1; }
        fieldset { border: 1px solid var(--rule); border-radius: 8px; background: var(--card);
          margin: 0; padding: .4rem 1rem .9rem; min-width: 0; }
        fieldset fieldset { border: 0; padding: 0; margin: .7rem 0 0; background: none; }
        legend { font-weight: 600; padding: 0 .3rem; }
        fieldset fieldset legend { padding: 0; font-weight: 600; font-size: .93em; }
        .row { display: flex; flex-wrap: wrap; gap: .4rem .7rem; align-items: end; margin: .5rem 0; }
        .row label:not(.check), label.line { display: flex; flex-direction: column; gap: .1rem; min-width: 0; }
        .row label.grow { flex: 1 1 12rem; }
        .row input.short { width: 7.5rem; }
        .row input.long { width: 100%; }
        .stack { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
        .choices { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: .15rem 0; }
        .choices label, label.check { display: inline-flex; gap: .35rem; align-items: baseline;
          min-width: 0; max-width: 100%; }
        .choices span { min-width: 0; }
        .choices small, small { color: var(--soft); font-size: .86em; }
        .fields { columns: 25rem; column-gap: 2rem; }
        .fields fieldset { break-inside: avoid; padding-top: .1rem; }
        .asked { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0;
          margin: .6rem 0; }
        .asked li { background: var(--card); border: 1px solid var(--rule); border-radius: 1rem;
          padding: .1rem .3rem .1rem .8rem; display: inline-flex; gap: .4rem; min-width: 0; }
        .asked a { padding: 0 .45rem; text-decoration: none; }
        details { margin: .7rem 0; }
        summary { cursor: pointer; width: fit-content; }
        dl { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: .2rem 1.2rem;
          margin: .4rem 0; }
        dt { color: var(--soft); overflow-wrap: anywhere; }
        dd { margin: 0; }
        .plain { padding-left: 1.1rem; margin: .3rem 0; }
        .columns { columns: 16rem; }
        .steps { list-style: none; padding: 0; display: grid; gap: .8rem; }
        .steps > li { border: 1px solid var(--rule); border-radius: 8px; background: var(--card);
          padding: .6rem 1rem; }
        .steps > li.earlier { border-style: dashed; }
        .picture { overflow: auto; border: 1px solid var(--rule); border-radius: 8px;
          background: var(--card); padding: .5rem; }
        .picture svg { display: block; margin: 0 auto; }
        .picture rect { fill: var(--paper); stroke: var(--soft); }
        .picture .here rect { stroke: var(--note); stroke-width: 2.5; }
        .picture path { fill: none; stroke: var(--soft); }
        .picture text { fill: var(--ink); font: 12px system-ui, Arial, sans-serif; }
        .picture text.what { fill: var(--soft); font-size: 11px; }
        .picture a:focus rect, .picture a:hover rect { stroke: var(--note); }
        @media (max-width: 40rem) {
          body { padding: 0 .8rem 2rem; }
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin: 0 0 .35rem; }
        }

        """#

    private static let tables = #"""
        .scroll { overflow-x: auto; border: 1px solid var(--rule); border-radius: 8px;
          background: var(--card); }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-weight: 600; padding: .4rem .7rem; }
        th { text-align: left; font-weight: 600; overflow-wrap: break-word; }
        th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
        tbody tr:last-child > * { border-bottom: 0; }
        td { max-width: 26rem; }
        .results td, .results th { white-space: nowrap; }
        .results td { overflow: hidden; text-overflow: ellipsis; }
        thead th a { color: inherit; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .cards { font: 13px/1.4 ui-monospace, monospace; white-space: pre; overflow: auto;
          margin: .5rem 0; }
        code { font-size: .88em; overflow-wrap: anywhere; }
        @media print {
          :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --card: #fff;
            --error: #b3261e; --warning: #8a5200; --note: #2456c8; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          .top nav, form, .bar, .skip { display: none; }
          .scroll, .picture { overflow: visible; border: 0; }
          tr { break-inside: avoid; }
        }

        """#
}
