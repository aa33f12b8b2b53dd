extension IVOA {
    /// A record of the W3C seen as an object of a class of the IVOA: attributes and their values.
    package struct Object: Hashable, Sendable {
        /// The class.
        package let ivoaClass: Class
        /// The record, with all that it has beside the attributes of the class.
        package let record: Record

        /// Sees a record as an object of a class; `nil` where its kind or its types do not say so.
        ///
        /// An object of a special case of the class is one as well.
        package init?(_ record: Record, as ivoaClass: Class) {
            guard ivoaClass.kinds.contains(record.kind),
                ivoaClass.isInPROV || record.ivoaClasses.contains(where: { $0.isA(ivoaClass) })
            else { return nil }
            self.ivoaClass = ivoaClass
            self.record = record
        }

        /// The identifier of the record.
        package var identifier: QualifiedName? { record.identifier }

        /// The text of an attribute; `nil` where it is absent, or the class has none of that name.
        package subscript(_ attribute: AttributeName) -> String? { texts(attribute).first }

        /// All texts of an attribute, in their order.
        ///
        /// Those of a closed vocabulary are in its spelling, and other words are left out.
        package func texts(_ attribute: AttributeName) -> [String] {
            guard ivoaClass.has(attribute) else { return [] }
            var texts = record.texts(ivoa: attribute)
            if ivoaClass == .agent, attribute == .type {
                // PROV says it as a type, of which there may be others.
                texts = record.types.filter { $0.isIn(.prov) }.map(\.localPart) + texts
            }
            guard let vocabulary = ivoaClass.vocabulary(of: attribute), vocabulary.isClosed else {
                return texts
            }
            return texts.compactMap(vocabulary.word)
        }

        /// Each attribute of the class that the record has, in the order of the standard.
        package var values: [(attribute: AttributeName, texts: [String])] {
            ivoaClass.attributes.map { ($0, texts($0)) }.filter { !$0.texts.isEmpty }
        }

        /// What a relation leads from and to, as in an activity and what it used; `nil` for an
        /// element, and where either is not said.
        package var ends: (from: QualifiedName, to: QualifiedName)? {
            let arguments = record.kind.arguments
            guard !record.kind.isElement, arguments.count > 1,
                let from = record.name(arguments[0]), let to = record.name(arguments[1])
            else { return nil }
            return (from, to)
        }
    }
}
