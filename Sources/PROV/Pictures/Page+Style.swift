extension Page {
    /// The look of the page: light, dark, and on paper.
    static let style = #"""
        :root {
          color-scheme: light dark;
          --paper: #fdfdfb; --ink: #1d1f21; --soft: #62676c; --rule: #dcdcd6; --card: #ffffff;
          --accent: #2456c8; --cluster: #f0f8ff;
          --generated: #006400; --used: #8b0000; --agents: #c98a1b; --derived: #222;
          --influenced: #808080; --described: #d9480f; --configured: #2f8f2f;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #16181c; --ink: #e8e8e4; --soft: #9aa0a6; --rule: #33373d; --card: #1f2227;
            --accent: #8ab4ff; --cluster: #1c2530;
            --generated: #62c98b; --used: #ff7b7b; --agents: #f2bd5c; --derived: #d0d3d8;
            --influenced: #9aa0a6; --described: #ff9466; --configured: #7cd67c;
          }
        }
        * { box-sizing: border-box; }
        html, body { height: 100%; margin: 0; }
        body {
          display: grid; grid-template: auto 1fr auto / 1fr minmax(17rem, 24rem);
          grid-template-areas: "head head" "stage panel" "legend panel";
          background: var(--paper); color: var(--ink);
          font: 15px/1.45 system-ui, "Helvetica Neue", Arial, sans-serif;
        }
        header {
          grid-area: head; display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; align-items: center;
          padding: .55rem 1rem; border-bottom: 1px solid var(--rule);
        }
        h1 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
        #summary { margin: 0; color: var(--soft); flex: 1 1 11rem; }
        input, button {
          font: inherit; color: inherit; background: var(--card); border: 1px solid var(--rule);
          border-radius: 6px; padding: .25rem .6rem;
        }
        button { cursor: pointer; min-width: 2.1rem; }
        button:hover { border-color: var(--accent); }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
        #search { width: 15rem; max-width: 45vw; }
        #found { color: var(--soft); margin-left: .4rem; }
        main { grid-area: stage; position: relative; overflow: hidden; min-height: 12rem;
          touch-action: none; cursor: grab; }
        main.moving { cursor: grabbing; }
        main > svg { position: absolute; inset: 0; width: 100%; height: 100%; }
        aside {
          grid-area: panel; overflow: auto; padding: .9rem 1.1rem; background: var(--card);
          border-left: 1px solid var(--rule); overflow-wrap: anywhere;
        }
        aside h2 { margin: 0 0 .15rem; font-size: 1.08rem; }
        aside h3 { margin: 1rem 0 .25rem; font-size: .8rem; color: var(--soft);
          text-transform: uppercase; letter-spacing: .05em; }
        aside .what, .hint { color: var(--soft); margin: 0 0 .5rem; }
        aside a { color: var(--accent); }
        dl { margin: 0; display: grid; grid-template-columns: minmax(4.5rem, auto) 1fr;
          gap: .15rem .8rem; }
        dt { color: var(--soft); }
        dd { margin: 0; white-space: pre-wrap; }
        aside ul { list-style: none; margin: 0; padding: 0; max-height: 22rem; overflow: auto; }
        aside li { display: flex; gap: .5rem; align-items: baseline; padding: .05rem 0; }
        aside li small { color: var(--soft); flex: none; }
        aside li button { border: 0; background: none; padding: 0; text-align: left;
          color: var(--accent); }
        aside li button:hover { text-decoration: underline; }
        .actions { display: flex; gap: .4rem; flex-wrap: wrap; margin: .7rem 0 0; }
        footer { grid-area: legend; display: flex; flex-wrap: wrap; gap: .25rem 1rem;
          padding: .45rem 1rem; border-top: 1px solid var(--rule); font-size: .85rem;
          color: var(--soft); }
        footer span { display: inline-flex; gap: .4rem; align-items: center; }
        footer i { width: 1.15rem; height: .75rem; border: 1px solid; border-radius: 2px; }
        footer i.entity { border-radius: 50%; }
        footer b { width: 1.3rem; border-top: 2px solid var(--tone, var(--derived)); }
        .wasGeneratedBy { --tone: var(--generated); } .used { --tone: var(--used); }
        .wasAttributedTo, .wasAssociatedWith, .actedOnBehalfOf { --tone: var(--agents); }
        .wasInfluencedBy, .isRelatedTo { --tone: var(--influenced); }
        .isDescribedBy { --tone: var(--described); }
        .wasConfiguredBy, .hadReference { --tone: var(--configured); }
        svg .edge path { stroke: var(--tone, var(--derived)); }
        svg .edge polygon { stroke: var(--tone, var(--derived)); fill: var(--tone, var(--derived)); }
        svg .edge text { fill: var(--tone, var(--derived)); }
        svg .node[data-edge] ellipse { fill: var(--tone, var(--derived)); stroke: none; }
        svg .other { --tone: #b0692f; }
        svg .edge path.grip { stroke: transparent; stroke-width: 12; fill: none; }
        svg .graph > text, svg .cluster text { fill: var(--ink); }
        svg .cluster path, svg .cluster polygon { fill: var(--cluster); }
        svg .node, svg .edge { cursor: pointer; transition: opacity .12s; outline: none; }
        svg a { text-decoration: none; }
        svg.dim .node, svg.dim .edge { opacity: .13; }
        svg.dim .on { opacity: 1; }
        svg .node:focus-visible > *, svg .node.chosen > * {
          filter: drop-shadow(0 0 3px var(--accent)) drop-shadow(0 0 1px var(--accent)); }
        svg .edge.chosen path:not(.grip) { stroke-width: 2.6; }
        @media (max-width: 50rem) {
          body { grid-template: auto 1fr auto 38vh / 1fr;
            grid-template-areas: "head" "stage" "legend" "panel"; }
          aside { border-left: 0; border-top: 1px solid var(--rule); }
          footer { max-height: 4.2rem; overflow: auto; }
        }
        @media print {
          :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444;
            --cluster: #f4f8fc; --generated: #006400; --used: #8b0000; --agents: #b37400;
            --derived: #222; --influenced: #707070; --described: #d9480f;
            --configured: #2f8f2f; }
          @page { size: landscape; margin: 12mm; }
          body { display: block; height: auto; }
          header { border: 0; padding: 0 0 4mm; }
          search, #tools, aside { display: none; }
          main { overflow: visible; height: auto; }
          main > svg { position: static; width: 100%; height: auto; max-height: 150mm; }
          svg.dim .node, svg.dim .edge { opacity: 1; }
          footer { border: 0; padding: 4mm 0 0; max-height: none; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """#
}
