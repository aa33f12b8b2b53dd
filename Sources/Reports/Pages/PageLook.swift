/// The look that pages of the program share: light, dark and on paper.
package enum PageLook {
    /// The colours, by names that all rules use.
    package static let colours = #"""
        :root {
          color-scheme: light dark;
          --paper: #fdfdfb; --ink: #1d1f21; --soft: #62676c; --rule: #dcdcd6; --card: #ffffff;
          --error: #b3261e; --warning: #a66300; --note: #2456c8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #16181c; --ink: #e8e8e4; --soft: #9aa0a6; --rule: #33373d; --card: #1f2227;
            --error: #ff8a80; --warning: #f2bd5c; --note: #8ab4ff;
          }
        }
        """#

    /// The page as a whole, its headings and its tables.
    package static let body = #"""
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 1.5rem; max-width: 75rem; background: var(--paper);
          color: var(--ink); font: 15px/1.45 system-ui, "Helvetica Neue", Arial, sans-serif;
        }
        h1 { font-size: 1.4rem; margin: 0; overflow-wrap: anywhere; }
        h2 { font-size: 1.05rem; margin: 1.8rem 0 .5rem; }
        .soft { color: var(--soft); font-weight: normal; }
        """#
}
