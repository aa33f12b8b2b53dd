import FITS

/// The fields of a stamp, by its cards alone.
extension StampBlock {
    /// The records of the block that are not the convention's own: field cards.
    var fieldRecords: [Header.Entry] {
        records.filter { !StampBlock.isConventions($0.keyword) }
    }

    /// The fields, each with its name: those of the block, then those of cards outside of it.
    var fields: [Field] {
        let inBlock = fieldRecords.compactMap { entry in
            StampBlock.fieldName(entry).flatMap { name in
                entry.value.map { Field(name: name, value: $0.text) }
            }
        }
        let outside = fieldList.outside.sorted { $0.key < $1.key }.compactMap { name, keyword in
            outsideValue(keyword).map { Field(name: name, value: $0.text) }
        }
        return inBlock + outside.filter { Field.isName($0.name) }
    }

    /// The value of a card of the header that is not the stamp's own and can be a field's.
    func outsideValue(_ keyword: String) -> CardValue? {
        guard entry(keyword) == nil, !StructuralKeyword.matches(keyword) else { return nil }
        return header.value(keyword)
    }
}
