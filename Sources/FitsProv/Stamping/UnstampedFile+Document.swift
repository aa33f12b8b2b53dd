import FITS

/// The document that a file has now, and that it will have.
extension UnstampedFile {
    /// Rows of another type in the former document, which a new one keeps.
    func otherRows() throws(FitsProvError) -> [StoredDocument] {
        guard let former = formerDocument, former.isProvenanceDocument else { return [] }
        guard let data = file.keptData[former.number] else {
            throw FitsProvError(
                .refused, path: file.path, "HDU \(former.number): the documents are too large")
        }
        // Of a damaged table, nothing can be kept.
        let rows = try? StoredDocument.all(in: former, data: data)
        return (rows ?? []).filter { !$0.isProvenance }
    }

    /// Fails if a new document would not be the only one.
    func checkDocuments() throws(FitsProvError) {
        let documents = file.documentHDUs.map(\.number)
        if documents.count > 1 {
            throw FitsProvError(
                .refused, path: file.path,
                "HDUs \(documents.listed) are all documents, but a file has only one",
                hint: "strip removes the last one, with the stamp")
        }
        if formerStamp == nil, let document = documents.first {
            throw FitsProvError(
                .refused, path: file.path,
                "HDU \(document) is a document without a stamp",
                hint: "strip removes it")
        }
    }

    /// The `EXTVER` of a document HDU: the first that makes its name unique in the file.
    func documentVersion(replacing former: HDU?) -> Int {
        let others = file.hdus.filter { $0.number != former?.number }
        let versions = others.filter { $0.name == DocumentHDU.extensionName }.map {
            $0.header.value("EXTVER")?.integer ?? 1
        }
        return (versions.max() ?? 0) + 1
    }
}
