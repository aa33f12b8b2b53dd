/// A part of a document that is not PROV and that a format nonetheless lets stand.
///
/// Each survives being read from and written to its own format.
public enum Foreign: Hashable, Sendable {
    /// An element of PROV-XML of some other namespace, well-formed by itself.
    case element(String)
    /// An expression of PROV-N whose keyword has a prefix.
    case expression(Expression)

    /// An expression of an extension of PROV-N (PROV-N).
    public struct Expression: Hashable, Sendable {
        /// What comes before the parenthesis.
        public let name: QualifiedName
        /// The identifier before the `;`, if there is one.
        public let identifier: QualifiedName?
        /// The arguments, in their order.
        public let arguments: [Argument]
        /// The attributes in brackets.
        public let attributes: [Attribute]

        /// Makes an expression of its parts.
        public init(
            name: QualifiedName, identifier: QualifiedName?, arguments: [Argument],
            attributes: [Attribute]
        ) {
            self.name = name
            self.identifier = identifier
            self.arguments = arguments
            self.attributes = attributes
        }
    }

    /// An argument of an expression of an extension (PROV-N).
    public indirect enum Argument: Hashable, Sendable {
        /// The marker `-`.
        case absent
        /// An identifier.
        case reference(QualifiedName)
        /// A literal or a time.
        case value(Value)
        /// Arguments in parentheses.
        case tuple([Argument])
        /// Arguments in braces.
        case set([Argument])
        /// An expression within.
        case expression(Expression)
    }
}
