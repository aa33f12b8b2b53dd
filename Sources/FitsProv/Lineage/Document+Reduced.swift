package import PROV

extension Document {
    /// What is left out of a document, in the words of ProvSAP.
    package struct Reduction: Hashable, Sendable {
        /// Whether the HDUs of products are left out (`MEMBERS=0`).
        package var leavesOutMembers = false
        /// Whether it ends at agents, and does not say for whom they act (`AGENT=0`).
        package var endsAtAgents = false
        /// Whether the classes and attributes of the IVOA are left out (`MODEL=W3C`).
        package var isPlain = false

        /// Leaves nothing out.
        package init() {}
    }

    /// The document without parts of it.
    ///
    /// - Parameter reduction: what is left out.
    /// - Returns: the rest.
    package func reduced(_ reduction: Reduction) -> Document {
        var document = self
        if reduction.leavesOutMembers { document.removeMembers() }
        if reduction.endsAtAgents { document.endAtAgents() }
        if reduction.isPlain {
            document.namespaces.removeAll { IVOA.namespaces.contains($0.uri) }
            document.records = document.records.map(\.withoutIVOA)
        }
        return document
    }

    private mutating func removeMembers() {
        var members: Set<QualifiedName> = []
        for record in records where record.types.contains(Term.hdu) {
            if let name = record.identifier { members.insert(name) }
        }
        records.removeAll { record in
            record.identifier.map(members.contains) == true
                || record.kind == .hadMember && record.name(.entity).map(members.contains) == true
        }
    }

    private mutating func endAtAgents() {
        records.removeAll { $0.kind == .actedOnBehalfOf }
        var mentioned: Set<QualifiedName> = []
        for record in records where !record.kind.isElement {
            for case .name(let name) in record.arguments.map(\.term) { mentioned.insert(name) }
        }
        records.removeAll { record in
            record.kind == .agent && record.identifier.map { !mentioned.contains($0) } == true
        }
    }
}

extension Record {
    /// The record without the classes and attributes of the IVOA.
    fileprivate var withoutIVOA: Record {
        var record = self
        record.attributes.removeAll { attribute in
            IVOA.localPart(attribute.name) != nil
                || attribute.name == .type && attribute.value.name.flatMap(IVOA.localPart) != nil
        }
        return record
    }
}
