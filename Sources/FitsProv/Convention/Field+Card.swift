import FITS

extension Field {
    /// The value as it is written on a card; nil if it is not of that type.
    func cardValue(_ type: FieldDefinition.ValueType) -> CardValue? {
        switch type {
        case .string: .string(value.onCard)
        case .integer: Int(value).map(CardValue.integer)
        // Not what only Swift takes for numbers: 0x10, infinity, nan.
        case .real where value.allSatisfy { "0123456789+-.eE".contains($0) }:
            Double(value).flatMap { $0.isFinite ? .real($0) : nil }
        case .real: nil
        case .logical:
            switch value.lowercased() {
            case "t", "true": .logical(true)
            case "f", "false": .logical(false)
            default: nil
            }
        }
    }
}
