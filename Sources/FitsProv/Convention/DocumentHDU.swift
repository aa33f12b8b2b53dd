package import FITS

/// How the document HDU is marked and laid out (docs/convention.md, part 2).
enum DocumentHDU {
    static let extensionName = "PROV-XML"
    static let hduClass = "FITSPROV"
    static let hduClass1 = "PROV"
    static let version = "1.0"
    static let contentType = "application/provenance+xml"

    enum Column: String, CaseIterable {
        case subject = "SUBJECT"
        case contentType = "CONTENT_TYPE"
        case digest = "SHA256"
        case document = "DOCUMENT"

        /// Whether a form is that of the column.
        func hasForm(_ form: TableColumn.Form, _ count: Int) -> Bool {
            switch self {
            case .subject, .contentType, .digest: form == .characters
            case .document: form == .heapBytes(wide: false) && count == 1
            }
        }

        /// Whether a `TFORM` is one that the convention writes.
        func isWritten(as form: String) -> Bool {
            let digits = form.drop { $0 != "(" }.dropFirst().dropLast()
            switch self {
            case .subject, .contentType: return Int(form.dropLast()) != nil && form.last == "A"
            case .digest: return form == "64A"
            case .document: return Int(digits) != nil && form == "1PB(\(digits))"
            }
        }
    }

    /// The keywords of its header, each of which may be there once.
    fileprivate static let keywords: Set<String> = {
        let numbered = (1...Column.allCases.count).flatMap { ["TTYPE\($0)", "TFORM\($0)"] }
        return Set(
            [
                "XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "PCOUNT", "GCOUNT", "TFIELDS",
                "EXTNAME", "EXTVER", "HDUCLASS", "HDUCLAS1", "HDUVERS", "CHECKSUM", "DATASUM",
            ] + numbered)
    }()
}

extension HDU {
    /// Whether the HDU says that it is of the class of documents.
    var isOfDocumentClass: Bool {
        header.string("HDUCLASS") == DocumentHDU.hduClass
            && header.string("HDUCLAS1") == DocumentHDU.hduClass1
    }

    /// Whether the HDU has the class, the name and the form of a document.
    ///
    /// The last such HDU of the class is the document of a file; any other is content.
    package var isProvenanceDocument: Bool {
        guard isOfDocumentClass, kind == .binaryTable, name == DocumentHDU.extensionName,
            let columns = try? BinaryTable.columns(of: self)
        else { return false }
        guard columns.count == DocumentHDU.Column.allCases.count else { return false }
        return DocumentHDU.Column.allCases.allSatisfy { wanted in
            columns.contains { $0.name == wanted.rawValue && wanted.hasForm($0.form, $0.count) }
        }
    }

    /// What the header of a document says beyond what it should, one line each.
    var documentProblems: [String] {
        var problems: [String] = []
        var seen: Set<String> = []
        for card in header where !card.isBlank {
            let keyword = card.keyword
            if card.value == nil || !DocumentHDU.keywords.contains(keyword) {
                problems.append("\(keyword) is not a card of a document")
            } else if !seen.insert(keyword).inserted {
                problems.append("\(keyword) appears twice")
            }
        }
        if header.string("HDUVERS") != DocumentHDU.version {
            problems.append("HDUVERS is not '\(DocumentHDU.version)'")
        }
        if header.value("GCOUNT")?.integer != 1 || header.value("BITPIX")?.integer != 8 {
            problems.append("BITPIX is not 8, or GCOUNT not 1")
        }
        for number in 1...DocumentHDU.Column.allCases.count {
            let name = header.string("TTYPE\(number)") ?? ""
            let form = header.string("TFORM\(number)") ?? ""
            if DocumentHDU.Column(rawValue: name)?.isWritten(as: form) != true {
                problems.append("column \(number) is \(name) of the form \(form)")
            }
        }
        if let version = header.value("EXTVER"), version.integer == nil {
            problems.append("EXTVER is not an integer")
        }
        return problems.map { "HDU \(number): \($0)" }
    }
}

extension FITSFile {
    /// The HDU that holds the document: the last of the class, if it has the name and the form.
    package var documentHDU: HDU? {
        hdus.last { $0.isOfDocumentClass }.flatMap { $0.isProvenanceDocument ? $0 : nil }
    }

    /// The HDU that a stamp names as its document and that has not the form of one any more.
    func damagedDocument(of block: StampBlock?) -> HDU? {
        guard let name = block?.string(.document) else { return nil }
        return hdus.dropFirst().last { $0.isOfDocumentClass }.flatMap {
            $0.name == name && $0.kind == .binaryTable ? $0 : nil
        }
    }

    /// All HDUs that have the name and the form of a document; more than one are an error.
    var documentHDUs: [HDU] {
        hdus.filter(\.isProvenanceDocument)
    }
}

extension [Int] {
    /// Numbers as people list them: `2, 3 and 5`.
    var listed: String {
        guard let last, count > 1 else { return first.map(String.init) ?? "" }
        return dropLast().map(String.init).joined(separator: ", ") + " and \(last)"
    }
}
