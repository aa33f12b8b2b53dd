import FITS

extension Dialect {
    /// The reference metadata that ctapipe writes as HIERARCH cards (`ctapipe.io.metadata`).
    ///
    /// Inputs are not among them: ctapipe has those in a side-car of JSON.
    static let cta = Dialect(
        "cta-reference-metadata",
        identifiers: ["CTA PRODUCT ID", "CTAO INSTANCE ID"],
        facts: [
            ("CTA ACTIVITY NAME", "activity"), ("CTA ACTIVITY SOFTWARE NAME", "software"),
            ("CTA ACTIVITY SOFTWARE VERSION", "version"),
        ],
        signature: ReferenceMetadata.prefixes.flatMap { prefix in
            ["NAME", "ID", "SOFTWARE NAME"].map { .keyword("\(prefix) ACTIVITY \($0)") }
        },
        read: { file, draft in
            let metadata = file.headers.lazy.compactMap(ReferenceMetadata.init).first
            metadata?.note(in: &draft)
        })
}

/// The reference metadata of a header.
private struct ReferenceMetadata {
    /// The name of the observatory, and what it was.
    static let prefixes = ["CTA", "CTAO"]
    /// What ctapipe writes where it knows nothing.
    private static let unknown: Set = ["", "unknown", "unspecified", "none", "other"]

    private let header: HeaderView
    private let prefix: String

    init?(_ header: HeaderView) {
        let prefix = ReferenceMetadata.prefixes.first { prefix in
            ["NAME", "ID", "SOFTWARE NAME"].contains { name in
                header.text("\(prefix) ACTIVITY \(name)") != nil
            }
        }
        guard let prefix else { return nil }
        self.header = header
        self.prefix = prefix
    }

    private func text(_ name: String) -> String? {
        header.text("\(prefix) \(name)").flatMap {
            ReferenceMetadata.unknown.contains($0.lowercased()) ? nil : $0
        }
    }

    func note(in draft: inout ProvenanceDraft) {
        func origin(_ name: String) -> Origin { draft.origin(header, "\(prefix) \(name)") }
        let (name, id) = (text("ACTIVITY NAME"), text("ACTIVITY ID"))
        let version = text("ACTIVITY SOFTWARE VERSION")
        guard name != nil || id != nil else {
            if let software = text("ACTIVITY SOFTWARE NAME") {
                draft.unattributed.run(
                    software, version: version, origin("ACTIVITY SOFTWARE NAME"))
            }
            return
        }
        var step = Step(name ?? "", origin(name == nil ? "ACTIVITY ID" : "ACTIVITY NAME"))
        step.activity.identifier = id.map { ProductIdentifier.uri($0) ?? $0 } ?? ""
        step.activity.version = version
        step.activity.type = text("ACTIVITY TYPE")
        step.activity.start = text("ACTIVITY START TIME").flatMap { Timestamp($0)?.utc }
        step.activity.end = text("ACTIVITY STOP TIME").flatMap { Timestamp($0)?.utc }
        if let software = text("ACTIVITY SOFTWARE NAME") {
            step.run(software, version: version, origin("ACTIVITY SOFTWARE NAME"))
        }
        if let contact = text("CONTACT NAME") {
            var agent = Agent(name: contact, role: "Contact")
            agent.email = text("CONTACT EMAIL")
            agent.affiliation = text("CONTACT ORGANIZATION")
            agent.origin = origin("CONTACT NAME")
            step.agents.append(agent)
        }
        draft.steps.append(step)
    }
}
