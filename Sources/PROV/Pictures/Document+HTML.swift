extension Document {
    /// Writes a page that shows a picture of the document and lets people explore it.
    ///
    /// The page is one file and asks the network for nothing: its own policy forbids that, and
    /// every script but its own. It has pan and zoom, search, and a panel that describes the thing
    /// or relation under the pointer; it works by keyboard, in light and dark, and on paper.
    ///
    /// - Parameters:
    ///   - svg: What Graphviz makes, as SVG, of ``dot(_:)`` of this document with the same options.
    ///   - title: The title of the page.
    ///   - options: What the picture shows, and how.
    /// - Returns: The page, in HTML.
    package func html(
        svg: String, title: String, options: PictureOptions = .default
    ) -> String {
        Page(Picture(self, options), svg: svg, title: title).html
    }
}

/// The page around a picture.
struct Page {
    private let picture: Picture
    private let svg: String
    private let title: String

    init(_ picture: Picture, svg: String, title: String) {
        self.picture = picture
        self.svg = svg
        self.title = title
    }

    var html: String {
        let title = PictureText.html(title)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>\(title)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            <p id="summary">\(summary)</p>
            <search><input id="search" type="search" placeholder="Search  ( / )"
              aria-label="Search names and attributes" autocomplete="off" spellcheck="false">
            <span id="found" role="status"></span></search>
            <div id="tools" role="toolbar" aria-label="View">
            <button id="out" title="Zoom out ( - )" aria-label="Zoom out">−</button>
            <button id="in" title="Zoom in ( + )" aria-label="Zoom in">+</button>
            <button id="fit" title="Show all ( 0 )">Fit</button>
            </div>
            </header>
            <main id="stage" tabindex="0" aria-label="Picture of the provenance. Arrow keys move it.">
            \(picturePart)
            </main>
            <aside id="panel" aria-live="polite"><p class="hint">Point at a thing or an arrow, or
            press Tab, to see what is recorded of it. Click or press Enter to keep it.</p></aside>
            <footer id="legend">\(legend)</footer>
            <script type="application/json" id="data">\(PageData(picture).json)</script>
            <script>\(Self.script)</script>
            </body>
            </html>

            """
    }

    /// No network, no script but the page's own, whatever the picture may bring along.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        + "script-src 'sha256-\(scriptDigest)'; base-uri 'none'; form-action 'none'"

    /// The picture without what precedes its root element, which HTML has no place for.
    private var picturePart: Substring {
        let bytes = svg.utf8
        let start = bytes.indices.first { bytes[$0...].starts(with: "<svg".utf8) }
        return start.map { svg[$0...] } ?? ""
    }

    private var summary: String {
        let things = picture.nodes.reduce(0) { $0 + $1.names.count }
        let relations = picture.edges.reduce(0) { $0 + $1.records.count }
        let drawn = picture.nodes.count < things ? ", drawn as \(picture.nodes.count)" : ""
        return "\(things) \(things == 1 ? "thing" : "things")\(drawn), "
            + "\(relations) \(relations == 1 ? "relation" : "relations")"
    }

    /// The colours that the picture has, each once, in the order in which they come.
    private var legend: String {
        var seen: Set<String> = []
        var items: [String] = []
        for node in picture.nodes where seen.insert(node.style.word + node.style.fill).inserted {
            let word = node.style.rank < 0 ? "\(node.style.word), not described" : node.style.word
            items.append(
                "<span><i class=\"\(node.style.word)\" style=\"background:\(node.style.fill);"
                    + "border-color:\(node.style.line)\"></i>\(word)</span>")
        }
        for edge in picture.edges where seen.insert(edge.style.word).inserted {
            items.append("<span class=\"line \(edge.style.word)\"><b></b>\(edge.style.word)</span>")
        }
        return items.joined(separator: "\n")
    }
}
