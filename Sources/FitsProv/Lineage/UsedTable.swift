import Files

/// What a product used, by what it can be found with, so that a file is compared only with the
/// references that may mean it.
struct UsedTable {
    /// The product's references, in the order of its record.
    let references: [(used: UsedEntity, reference: Reference)]
    private var indices: [Key: [Int]] = [:]

    private enum Key: Hashable {
        case digest(String)
        case identifier(String)
        case place(folder: String, NormalName)

        init(placeOf path: String) {
            self = .place(folder: Paths.folder(of: path), NormalName(ofPath: path))
        }
    }

    /// Sorts references.
    ///
    /// - Parameters:
    ///   - used: what the product used.
    ///   - product: the absolute path of the product.
    init(_ used: [UsedEntity], by product: String) {
        let folder = Paths.folder(of: product)
        references = used.map { ($0, Reference($0, folder: folder, product: product)) }
        for (index, (_, reference)) in references.enumerated() {
            let keys = [
                reference.digest.map(Key.digest), reference.identifier.map(Key.identifier),
                reference.path.map(Key.init(placeOf:)),
            ]
            for case let key? in keys { indices[key, default: []].append(index) }
        }
    }

    /// The references that may mean a file by more than its name alone, in their order.
    func indices(of file: Candidate) -> [Int] {
        let keys = [
            file.digest.map(Key.digest), file.identifier.map(Key.identifier),
            Key(placeOf: file.path),
        ]
        return Set(keys.flatMap { $0.flatMap { indices[$0] } ?? [] }).sorted()
    }
}
