import FitsProv

/// A note as it appears in the index: a code, then what it is about.
///
/// `other-product /data/a.fits`, `other-content /data/a.fits`, `ambiguous 3`: words are for those
/// who print them.
struct StoredNote {
    /// What a note says.
    enum Code: String, CaseIterable {
        case otherProduct = "other-product"
        case otherContent = "other-content"
        case ambiguous
    }

    /// The note.
    let note: Resolution.Note

    init(_ note: Resolution.Note) {
        self.note = note
    }

    /// Reads a note; nil for what has no code that is known here.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let code = Code(rawValue: String(parts[0])) else { return nil }
        let subject = String(parts[1])
        switch code {
        case .otherProduct: note = .otherProduct(subject)
        case .otherContent: note = .otherContent(subject)
        case .ambiguous:
            guard let count = Int(subject) else { return nil }
            note = .ambiguous(count)
        }
    }

    /// The text that is stored.
    var text: String {
        switch note {
        case .otherProduct(let path): "\(Code.otherProduct.rawValue) \(path)"
        case .otherContent(let path): "\(Code.otherContent.rawValue) \(path)"
        case .ambiguous(let count): "\(Code.ambiguous.rawValue) \(count)"
        }
    }
}
