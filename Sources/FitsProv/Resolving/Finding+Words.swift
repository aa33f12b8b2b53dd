import Files

extension Finding {
    /// Whether it is about the name, the folder or the compression of the file.
    package var isOfPlace: Bool {
        switch self {
        case .renamed, .moved, .compressed, .expanded: true
        default: false
        }
    }

    /// Whether it is about the compression of the file.
    package var isOfCompression: Bool { self == .compressed || self == .expanded }

    /// The finding in words, with paths as people want to see them.
    ///
    /// - Parameter shown: an absolute path for people.
    /// - Returns: the words.
    package func words(_ shown: (String) -> String) -> String {
        switch self {
        case .namesakes(.otherProduct(let path)):
            Resolution.Note.otherProduct(shown(path)).words
        case .namesakes(.otherContent(let path)):
            Resolution.Note.otherContent(shown(path)).words
        case .gone(let path): Finding.gone(shown(path)).words
        default: words
        }
    }
}

extension String {
    /// A path for people: from a folder, unless the whole is shorter.
    package func shown(from folder: String) -> String {
        let way = Paths.relative(self, to: folder)
        return way.count < count ? way : self
    }
}
