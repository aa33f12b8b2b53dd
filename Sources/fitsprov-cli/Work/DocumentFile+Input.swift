import PROV
import Reports

extension DocumentFile {
    /// Reads a file that the user named; `-` is standard input.
    ///
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`, with the file's name.
    init(named name: String) throws {
        let content = name == "-" ? try StandardStream.input(limit: DocumentFile.limits.bytes) : nil
        try self.init(name, content: content)
    }

    /// Says that the document was changed since it was stored, if it was.
    ///
    /// - Returns: the status that follows.
    func reportIfChanged() -> ExitStatus {
        guard !isIntact else { return .done }
        Diagnostic.print(path, "the document is not what was stored")
        return .no
    }
}
