/// Something that an audit found.
public struct AuditFinding: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable, CaseIterable, Codable {
        /// What is recorded does not hold.
        case error
        /// What is recorded may not hold, or is not enough.
        case warning
        /// Good to know.
        case note
    }

    /// What it is; the raw value is the same in every release.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        /// A document is not what was stored, is missing, or violates PROV-CONSTRAINTS.
        case badDocument = "bad-document"
        /// A stamp is not whole.
        case badStamp = "bad-stamp"
        /// A `CHECKSUM` or `DATASUM` is wrong.
        case brokenChecksum = "broken-checksum"
        /// An input has another content than when it was used.
        case changedInput = "changed-input"
        /// A product has another content than when it was stamped.
        case contentChanged = "content-changed"
        /// Cards and document say different things.
        case contradiction
        /// Products were made from each other, or from themselves.
        case cycle
        /// Products with different contents have one identifier.
        case duplicateIdentifier = "duplicate-identifier"
        /// An input is nowhere in the archive.
        case missingInput = "missing-input"
        /// The file does not follow the FITS standard.
        case structure
        /// The file cannot be read.
        case unreadable
        /// Identical content has several names.
        case duplicateContent = "duplicate-content"
        /// Products of one collection and activity were made by several versions of a program.
        case mixedSoftwareVersions = "mixed-software-versions"
        /// A file has no stamp, and nothing was made from it.
        case noProvenance = "no-provenance"
        /// A product was finished before one of its inputs.
        case olderThanInput = "older-than-input"
        /// Which version of the software ran is not recorded.
        case unknownSoftwareVersion = "unknown-software-version"
        /// An input was found in another place or under another name.
        case movedInput = "moved-input"
        /// A file without a stamp from which others were made: provenance begins there.
        case rootWithoutProvenance = "root-without-provenance"
        /// An input is a URL, and was not looked for.
        case externalInput = "external-input"
        /// An input was found by its name, and nothing proves that it is the one.
        case inputByNameOnly = "input-by-name-only"
    }

    /// What it is.
    public let kind: Kind
    /// The absolute path of the file; of the first, for a finding about several.
    public let path: String
    /// One line that says what is wrong.
    public let summary: String
    /// What was recorded, if that is known.
    public var recorded: String?
    /// What is there.
    public var found: String?
    /// Other files that belong to it.
    public var related: [String] = []

    /// How much it matters.
    public var severity: Severity { kind.severity }

    init(
        _ kind: Kind, _ path: String, _ summary: String, recorded: String? = nil,
        found: String? = nil, related: [String] = []
    ) {
        self.kind = kind
        self.path = path
        self.summary = summary
        self.recorded = recorded
        self.found = found
        self.related = related
    }
}

extension AuditFinding.Kind {
    /// How much findings of this kind matter.
    public var severity: AuditFinding.Severity {
        switch self {
        case .badDocument, .badStamp, .brokenChecksum, .changedInput, .contentChanged,
            .contradiction, .cycle, .duplicateIdentifier, .missingInput, .structure, .unreadable:
            .error
        case .duplicateContent, .mixedSoftwareVersions, .noProvenance, .olderThanInput,
            .unknownSoftwareVersion:
            .warning
        case .movedInput, .rootWithoutProvenance, .externalInput, .inputByNameOnly: .note
        }
    }

    /// Whether it depends on what the references to inputs mean.
    var needsReferences: Bool {
        switch self {
        case .missingInput, .changedInput, .cycle, .noProvenance, .olderThanInput, .movedInput,
            .rootWithoutProvenance, .externalInput, .inputByNameOnly:
            true
        default: false
        }
    }

    /// What it means, in a line.
    public var explanation: String {
        switch self {
        case .badDocument: "the document is damaged, missing, or violates PROV-CONSTRAINTS"
        case .badStamp: "the stamp is damaged or incomplete"
        case .brokenChecksum: "CHECKSUM or DATASUM is wrong"
        case .changedInput: "an input has changed since it was used"
        case .contentChanged: "the content has changed since the stamp"
        case .contradiction: "cards and document disagree"
        case .cycle: "made from each other, or from itself"
        case .duplicateIdentifier: "one identifier, different contents"
        case .missingInput: "an input is not in the archive"
        case .structure: "does not follow the FITS standard"
        case .unreadable: "cannot be read"
        case .duplicateContent: "identical content under several names"
        case .mixedSoftwareVersions: "one task and collection, several versions of its software"
        case .noProvenance: "no stamp, and nothing was made from it"
        case .olderThanInput: "finished before its input was"
        case .unknownSoftwareVersion: "no version of the software is recorded"
        case .movedInput: "an input has another name or place now"
        case .rootWithoutProvenance:
            "no stamp, but others were made from it: provenance begins here"
        case .externalInput: "an input is a URL, not looked for"
        case .inputByNameOnly: "an input was found by its name only"
        }
    }

    /// The kinds in the order in which they are reported: by severity, then by name.
    public static let inOrder: [AuditFinding.Kind] = AuditFinding.Severity.allCases.flatMap {
        severity in
        allCases.filter { $0.severity == severity }.sorted { $0.rawValue < $1.rawValue }
    }
}
