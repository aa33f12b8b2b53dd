import PROV

/// Each reads itself from the records of a document.
extension Product {
    init(_ records: DocumentRecords, identifier: String) {
        let record = records.product
        self.init(
            identifier: identifier, name: record[ivoa: .name] ?? "",
            digest: record.text(Term.digest) ?? "")
        role = records.generation?[ivoa: .role]
        hdus = records.members.compactMap { HDURecord($0) }.sorted { $0.number < $1.number }
        former = FormerHeader(record)
    }
}

extension HDURecord {
    fileprivate init?(_ record: Record) {
        guard let number = record.text(Term.number).flatMap({ Int($0) }) else { return nil }
        self.init(
            number: number, name: record.label ?? "",
            headerDigest: record.text(Term.headerDigest) ?? "",
            dataDigest: record.text(Term.dataDigest) ?? "",
            cardMarks: record.text(Term.cardMarks) ?? "")
    }
}

extension FormerHeader {
    /// What the document says of the former header; nil if it is one of before.
    fileprivate init?(_ record: Record) {
        guard let blocks = record.text(Term.formerBlocks).flatMap({ Int($0) }) else { return nil }
        self.init(
            blocks: blocks, extend: record.text(Term.formerExtend).map { $0 == "T" },
            checksum: record.text(Term.formerChecksum),
            carried: record.values(Term.carried).map(\.text))
    }
}

extension [Field] {
    /// The provenance fields that the record of a product has.
    init(_ record: Record) {
        // Documents of before have fields among the convention's own attributes.
        let isFormer =
            FormerHeader(record) == nil
            && !record.attributes.contains { $0.name.namespace == Namespace.field.uri }
        let namespace = isFormer ? Namespace.fitsprov.uri : Namespace.field.uri
        self = record.attributes.compactMap { attribute in
            let name = attribute.name
            guard name.namespace == namespace, name != Term.digest, Field.isName(name.localPart)
            else { return nil }
            return Field(name: name.localPart, value: attribute.value.text)
        }
    }
}
