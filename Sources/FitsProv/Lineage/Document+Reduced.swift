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
        /// Which descriptions are there (`DESCRIPTIONS`).
        package var descriptions = Descriptions.all
        /// Whether parameters, configuration files and the environment are left out (`CONFIGURATION=0`).
        package var leavesOutConfiguration = false
        /// Whether things have their label and type alone (`ATTRIBUTES=0`).
        package var leavesOutAttributes = false

        /// Leaves nothing out.
        package init() {}
    }

    /// What says of many things what they have in common.
    package enum Descriptions: Hashable, Sendable {
        /// Nothing.
        case none
        /// Descriptions of activities, with their versions.
        case activities
        /// Those of parameters, usages and so on, too.
        case all
    }

    /// The document without parts of it.
    ///
    /// - Parameter reduction: what is left out.
    /// - Returns: the rest.
    package func reduced(_ reduction: Reduction) -> Document {
        var document = self
        if reduction.leavesOutMembers { document.removeMembers() }
        if reduction.endsAtAgents { document.endAtAgents() }
        if reduction.descriptions != .all {
            document.remove(IVOA.Class.descriptions(beside: reduction.descriptions))
        }
        if reduction.leavesOutConfiguration { document.removeConfiguration() }
        if reduction.isPlain {
            document.namespaces.removeAll { IVOA.namespaces.contains($0.uri) }
            document.records = document.records.map(\.withoutIVOA)
        }
        if reduction.leavesOutAttributes {
            document.records = document.records.map(\.withoutAttributes)
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

extension Document {
    /// Removes the entities of some classes, with all that only relates to them.
    fileprivate mutating func remove(_ classes: Set<IVOA.Class>) {
        remove { !$0.ivoaClasses.isDisjoint(with: classes) }
        // Whoever ran without a description, and without a name, is nobody.
        records.removeAll {
            $0.kind == .wasAssociatedWith && $0[.agent] == nil && $0[.plan] == nil
        }
    }

    fileprivate mutating func removeConfiguration() {
        records.removeAll { $0.ivoaClasses.contains(.wasConfiguredBy) }
        // A file may be an input as well.
        remove { record in
            let classes = record.ivoaClasses
            return record.types.contains(Term.environment)
                || !classes.isDisjoint(with: [.parameter, .configFile])
                    && !classes.contains(.datasetEntity)
        }
        remove([.parameterDescription, .configFileDescription])
    }

    private mutating func remove(_ isUnwanted: (Record) -> Bool) {
        var names: Set<QualifiedName> = []
        for record in records where record.kind == .entity && isUnwanted(record) {
            if let name = record.identifier { names.insert(name) }
        }
        guard !names.isEmpty else { return }
        records = records.map { record in
            guard record.kind == .wasAssociatedWith, record.name(.plan).map(names.contains) == true
            else { return record }
            var record = record
            record[.plan] = nil
            return record
        }
        self = keeping { !names.contains($0) }
    }
}

extension IVOA.Class {
    /// The classes of descriptions but those that are wanted.
    fileprivate static func descriptions(
        beside wanted: Document.Descriptions
    ) -> Set<IVOA.Class> {
        var all: Set<IVOA.Class> = [
            .usageDescription, .generationDescription, .entityDescription, .datasetDescription,
            .valueDescription, .parameterDescription, .configFileDescription,
        ]
        if wanted == .none { all.insert(.activityDescription) }
        return all
    }
}

extension Record {
    /// The record with its label and types alone.
    fileprivate var withoutAttributes: Record {
        var record = self
        record.attributes.removeAll { $0.name != .label && $0.name != .type }
        return record
    }

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
