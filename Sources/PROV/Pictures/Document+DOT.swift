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
}
