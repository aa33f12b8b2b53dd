extension Document {
    /// Writes a picture of the document in DOT, the language of Graphviz.
    ///
    /// Things have the colours and shapes by which PROV is known; arrows point from effects to
    /// causes; bundles are boxes around what they say. Every text of the document is escaped, and
    /// only addresses with `http`, `https`, `mailto` and `urn` become links. In SVG the n-th thing
    /// is the element with the identifier `nN`, and the n-th arrow `eN`.
    ///
    /// - Parameter options: What is shown, and how.
    /// - Returns: The text; the same document gives the same one.
    package func dot(_ options: PictureOptions = .default) -> String {
        var writer = DOTWriter(Picture(self, options))
        return writer.text()
    }

    /// Writes a picture that is to be drawn now, unless it has more than anyone could look at.
    ///
    /// - Parameters:
    ///   - options: What is shown, and how.
    ///   - size: How much may be drawn.
    /// - Returns: The text, as ``dot(_:)`` gives it.
    /// - Throws: `limit`, with its name.
    package func dot(
        _ options: PictureOptions, atMost size: PictureSize
    ) throws(PROVError) -> String {
        let picture = Picture(self, options)
        try size.check("things", picture.nodes.count, size.things)
        try size.check("arrows", picture.edges.count, size.arrows)
        try size.checkDensity(picture)
        var writer = DOTWriter(picture)
        return writer.text()
    }
}

/// How much of a picture is given to a program that draws it, and which takes a time that grows faster.
package struct PictureSize: Hashable, Sendable {
    /// The most things, folded ones as one.
    package var things = 10_000
    /// The most arrows.
    package var arrows = 10_000
    /// The most arrows for each thing, of a picture of more than `sparseArrows`.
    ///
    /// Where most things lead to most others, an arrow passes by as many things as there are between
    /// its ends, and it is these places that Graphviz puts into order.
    package var arrowsPerThing = 24
    /// How many arrows may be between however few things.
    package var sparseArrows = 1_000

    /// The size that holds where none is given.
    package static let standard = PictureSize()

    /// Makes a size, to be changed.
    package init() {}

    fileprivate func checkDensity(_ picture: Picture) throws(PROVError) {
        let (things, arrows) = (picture.nodes.count, picture.edges.count)
        guard arrows > sparseArrows, arrows > arrowsPerThing * things else { return }
        throw PROVError(
            .limit, operation: "draw",
            reason: "the picture has \(arrows) arrows between \(things) things, more than "
                + "\(arrowsPerThing) for each",
            hint: "--fold always draws less; --to dot writes it for other programs")
    }

    fileprivate func check(_ name: String, _ count: Int, _ most: Int) throws(PROVError) {
        guard count > most else { return }
        throw PROVError(
            .limit, operation: "draw",
            reason: "the picture has \(count) \(name), more than \(most)",
            hint: "--fold always draws less; --to dot writes it for other programs")
    }
}
