import PROV
import Reports

/// Writes documents in any format.
struct DocumentRenderer {
    let format: DocumentFormat
    /// What a picture shows, and how.
    var picture = PictureOptions.default
    /// The title of a page.
    let title: String
    /// How long Graphviz may take.
    let timeLimit: Duration

    /// The document in the format.
    ///
    /// - Parameter document: a document.
    /// - Returns: the bytes of a whole file.
    /// - Throws: `PROVError` for what the format cannot hold, ``GraphvizFailure``.
    func bytes(_ document: Document) throws -> [UInt8] {
        switch format {
        case .xml: return try document.provXML()
        case .json: return document.provJSON()
        case .provn: return document.provN()
        case .dot: return Array(document.dot(picture).utf8)
        case .svg, .png, .pdf: return try drawn(document, as: format.rawValue)
        case .html:
            var inPage = picture
            // The page has its own place for the title.
            inPage.title = nil
            let svg = try draw(
                document.dot(inPage, atMost: .standard), as: DocumentFormat.svg.rawValue)
            let page = document.html(
                svg: String(decoding: svg, as: UTF8.self), title: picture.title ?? title,
                options: inPage)
            return Array(page.utf8)
        }
    }

    /// What the format has no place for, in words; nil if it holds everything.
    func loss(_ document: Document) -> String? {
        let lost = document.foreign.count { part in
            switch (part, format) {
            case (.element, .xml), (.expression, .provn): false
            default: !format.isPicture
            }
        }
        guard lost > 0 else { return nil }
        let parts = lost == 1 ? "1 part" : "\(lost) parts"
        return "\(parts) of another vocabulary left out, which \(format.rawValue) cannot hold"
    }

    private func drawn(_ document: Document, as format: String) throws -> [UInt8] {
        try draw(document.dot(picture, atMost: .standard), as: format)
    }

    private func draw(_ picture: String, as format: String) throws(GraphvizFailure) -> [UInt8] {
        do throws(Graphviz.Failure) {
            return try Graphviz(timeLimit: timeLimit).draw(picture, as: format)
        } catch {
            throw GraphvizFailure(error)
        }
    }
}
