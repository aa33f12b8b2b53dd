extension Document {
    /// About how many bytes the document has when it is written.
    ///
    /// Where there is room for them from the beginning, nothing is copied into more of it; room
    /// that is not needed is not touched, and so costs no memory.
    var expectedSize: Int {
        let all = bundles.reduce(records.count) { $0 + $1.records.count }
        let attributes = bundles.reduce(records.attributeCount) {
            $0 + $1.records.attributeCount
        }
        return (1 << 12) + 200 * all + 80 * attributes
    }
}

extension [Record] {
    fileprivate var attributeCount: Int { reduce(0) { $0 + $1.attributes.count } }
}
