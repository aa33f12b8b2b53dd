import ObsCore
import TestSupport

@testable import FitsProvArchive

extension [ProductFixture] {
    /// Asks an index of them.
    func ask<Value>(_ work: (ArchiveIndex) throws -> Value) throws -> Value {
        let folder = try ScratchFolder()
        return try work(try ProductFixture.index(self, in: folder))
    }

    /// The names, without what follows a dot, of those of which an expression is true, in order.
    func found(_ expression: String?, cone: Cone? = nil) throws -> String {
        try ask { index in
            try index.names(expression, cone: cone).map { String($0.prefix { $0 != "." }) }
                .joined(separator: " ")
        }
    }

    /// The values of columns, product by product, sorted by a name.
    func rows(
        _ columns: String..., sortedBy order: String? = nil, descending: Bool = false
    ) throws -> [[String?]] {
        try ask { index in
            var question = Query()
            question.columns = columns
            question.order = order
            question.isDescending = descending
            var rows: [[String?]] = []
            _ = try index.find(question) { rows.append($0.columns) }
            return rows
        }
    }

    /// What is noted of an expression.
    func notes(_ expression: String) throws -> [String] {
        try ask { try $0.find(Query(try Expression(expression))) { _ in }.notes }
    }
}

extension ProductFixture {
    /// A product of which only this is known.
    static func observed(
        _ name: String, _ values: (ObsCore.Column, ObsCore.Value)...
    ) -> ProductFixture {
        var product = ProductFixture(name)
        product.observed = values
        return product
    }

    /// A product with provenance fields.
    static func fields(_ name: String, _ fields: (String, String)...) -> ProductFixture {
        var product = ProductFixture(name)
        product.fields = fields
        return product
    }
}

extension Expression {
    /// The expression with its operations in front: `(or a (and (not b) c=1))`.
    var shape: String {
        switch self {
        case .all(let parts): "(and \(parts.map(\.shape).joined(separator: " ")))"
        case .any(let parts): "(or \(parts.map(\.shape).joined(separator: " ")))"
        case .not(let part): "(not \(part.shape))"
        case .comparison(let comparison): comparison.shape
        }
    }
}

extension Comparison {
    fileprivate var shape: String {
        let values = values.map { value in
            (value.isQuoted ? "'\(value.text)'" : value.text) + (value.unit.map { "[\($0)]" } ?? "")
        }
        return switch operation {
        case .recorded: name
        case .between: "\(name):\(values.joined(separator: ".."))"
        default: name + operation.rawValue + values.joined(separator: "|")
        }
    }
}
