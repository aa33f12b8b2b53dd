import FITS
import Files

/// A form that a document can be written in: a format of PROV, or a picture.
package enum DocumentFormat: String, CaseIterable, Sendable {
    /// The document itself.
    case xml, json, provn
    /// A picture of it.
    case dot, svg, png, pdf, html

    /// The format that the name of a file asks for by its extension.
    ///
    /// - Parameter path: the name or path of a file.
    package init?(path: String) {
        let name = Paths.name(of: path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "xml", "provx": self = .xml
        case "json": self = .json
        case "provn", "pn": self = .provn
        case "dot", "gv": self = .dot
        case "svg": self = .svg
        case "png": self = .png
        case "pdf": self = .pdf
        case "html", "htm": self = .html
        default: return nil
        }
    }

    /// Whether it is a picture rather than the document itself.
    package var isPicture: Bool {
        switch self {
        case .xml, .json, .provn: false
        case .dot, .svg, .png, .pdf, .html: true
        }
    }

    /// Whether the bytes are no text.
    package var isBinary: Bool { self == .png || self == .pdf }
}

/// A format that a document is read from.
package enum SourceFormat: String, Encodable, Sendable {
    /// PROV-XML.
    case xml = "PROV-XML"
    /// PROV-JSON.
    case json = "PROV-JSON"
    /// PROV-N.
    case provn = "PROV-N"
    /// A FITS file, which carries a document.
    case fits = "FITS"

    /// What the first bytes look like; nil if like nothing known.
    ///
    /// - Parameter start: the first bytes of a file.
    package init?(_ start: some Collection<UInt8>) {
        let gzip: [UInt8] = [0x1F, 0x8B]
        let byteOrderMarks: [[UInt8]] = [[0xFE, 0xFF], [0xFF, 0xFE]]
        if start.starts(with: "SIMPLE".utf8) || start.starts(with: gzip) {
            self = .fits
            return
        }
        if byteOrderMarks.contains(where: start.starts(with:)) {
            // Only XML may be in UTF-16.
            self = .xml
            return
        }
        let text = start.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D, 0x00].contains($0) }
        if text.first == UInt8(ascii: "<") {
            self = .xml
        } else if text.first == UInt8(ascii: "{") {
            self = .json
        } else if ["document", "//", "/*"].contains(where: { text.starts(with: $0.utf8) }) {
            self = .provn
        } else {
            return nil
        }
    }

    /// The format that the extension of a name hints at.
    ///
    /// - Parameter path: the name or path of a file.
    package init?(hint path: String) {
        switch DocumentFormat(path: path) {
        case .xml: self = .xml
        case .json: self = .json
        case .provn: self = .provn
        default: return nil
        }
    }
}
