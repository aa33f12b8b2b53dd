/// What there is to choose from in an archive: names, values, and how many products have them.
package struct Facets: Sendable {
    /// A value, and how many products have it.
    package struct Value: Hashable, Sendable {
        /// The value.
        package let text: String
        /// How many products have it.
        package var count: Int

        /// A value.
        ///
        /// - Parameters:
        ///   - text: the value.
        ///   - count: how many products have it.
        package init(_ text: String, _ count: Int) {
            self.text = text
            self.count = count
        }
    }

    /// A name under which something is recorded.
    package struct Name: Hashable, Sendable {
        /// The name.
        package let name: String
        /// The unit of the values.
        package var unit: String?
        /// What it is.
        package var description: String?
        /// How many products have it.
        package var products = 0
        /// How many different values there are.
        package var distinct = 0
        /// The smallest and the largest number.
        package var range: ClosedRange<Double>?
        /// The most frequent values, the most frequent first.
        package var values: [Value] = []

        /// A name.
        ///
        /// - Parameter name: the name.
        package init(_ name: String) { self.name = name }
    }

    /// A target, and where it is.
    package struct Target: Hashable, Sendable {
        /// Its name, as recorded.
        package let name: String
        /// How many products show it.
        package let products: Int
        /// The mean direction of their pointings.
        package let position: SkyPosition?

        /// A target.
        ///
        /// - Parameters:
        ///   - name: its name.
        ///   - products: how many products show it.
        ///   - position: where it is.
        package init(_ name: String, products: Int, position: SkyPosition?) {
            self.name = name
            self.products = products
            self.position = position
        }
    }

    /// How many products there are; nil before they are counted.
    package var products: Int?
    /// Columns of ObsCore of which values are chosen.
    package var columns: [Name] = []
    /// The provenance fields.
    package var fields: [Name] = []
    /// The parameters of activities.
    package var parameters: [Name] = []
    /// What made the products, with its versions.
    package var activities: [Name] = []
    /// The programs that took part, with their versions; the counts are of activities.
    package var software: [Name] = []
    /// The targets, the most frequent first.
    package var targets: [Target] = []
    /// Ranges of columns, by their names.
    package var ranges: [String: ClosedRange<Double>] = [:]
    /// Whether everything is counted.
    package var isComplete = false

    /// Nothing is known yet.
    package init() {}

    /// The most values of a name that are kept.
    package static let mostValues = 200
    /// The most targets that are kept.
    package static let mostTargets = 20_000
}

extension Facets {
    /// What a name means here: targets of that name, else those that are spelled so without blanks and case, else
    /// those that begin so.
    ///
    /// - Parameter name: the name.
    /// - Returns: the targets; empty if there is none.
    package func targets(called name: String) -> [Target] {
        let exact = targets.filter { $0.name == name }
        if !exact.isEmpty { return exact }
        let plain = Facets.plain(name)
        guard !plain.isEmpty else { return [] }
        let alike = targets.filter { Facets.plain($0.name) == plain }
        return alike.isEmpty ? targets.filter { Facets.plain($0.name).hasPrefix(plain) } : alike
    }

    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0 != " " && $0 != "_" })
    }
}
