import FitsProvArchive
import Reports

/// A name as it appears in JSON.
struct SurveyedNameListing: Encodable {
    /// A value, and how often it is recorded.
    struct Value: Encodable {
        let value: String
        let count: Int
    }

    let group, name: String
    let unit, low, high: String?
    let products: Int
    let distinct: Int?
    let values: [Value]

    init(_ name: SurveyedName) {
        group = name.group.rawValue
        self.name = name.name
        unit = name.unit
        low = name.range?.low
        high = name.range?.high
        products = name.count
        distinct = name.distinct
        values = name.values.map { Value(value: $0.text, count: $0.count) }
    }
}
