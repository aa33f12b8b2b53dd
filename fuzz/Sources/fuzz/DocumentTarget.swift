import PROV

/// Documents: what is read must be written in every form, and read back as the same.
enum DocumentTarget {

    private static func written(_ document: Document) {
        _ = try? document.provXML()
        _ = document.provJSON()
        _ = document.provN()
    }

    static func xml(_ bytes: [UInt8]) {
        guard let document = try? Document(provXML: bytes) else { return }
        written(document)
        guard let again = try? document.provXML() else { return }
        precondition((try? Document(provXML: again)) == document, "PROV-XML is not read back")
    }

    static func json(_ bytes: [UInt8]) {
        guard let document = try? Document(provJSON: bytes) else { return }
        written(document)
        precondition(
            (try? Document(provJSON: document.provJSON())) == document, "PROV-JSON is not read back"
        )
    }

    static func provn(_ bytes: [UInt8]) {
        guard let document = try? Document(provN: bytes) else { return }
        written(document)
        precondition(
            (try? Document(provN: document.provN())) == document, "PROV-N is not read back")
        _ = document.validate()
    }
}
