/// What ORDER BY and GROUP BY may call the columns of a result.
struct ResultNames {
    private let count: Int
    /// What they are called in the query.
    private let labels: NameIndex
    /// What they are called in the result, where each name is another one.
    private let names: NameIndex

    init(_ labels: [String], _ columns: [Catalogue.Column]) {
        count = columns.count
        self.labels = NameIndex(labels)
        names = NameIndex(columns.map(\.name))
    }

    /// The first column that has a name in the query.
    func labelled(_ name: Identifier) -> Int? { labels.places(name).first }

    /// The column of the result that a term of ORDER BY names; nil if it names none.
    func column(_ term: OrderTerm) throws(ADQLError) -> Int? {
        switch term.key {
        case .position(let position):
            guard (1...max(count, 1)).contains(position) else {
                throw ADQLError(
                    .name, at: term.place,
                    "there is no column \(position): the result has \(count)")
            }
            return position - 1
        case .expression(.column(let name)):
            guard name.parts.count == 1 else { return nil }
            return labelled(name.parts[0]) ?? names.places(name.parts[0]).first
        case .expression: return nil
        }
    }
}
