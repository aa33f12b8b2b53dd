import FITS

/// What verifying one file came to: every check, and what follows from them.
public struct Verification: Hashable, Sendable, Codable {
    /// The verdict over all checks.
    public enum Verdict: String, Hashable, Sendable, Codable {
        /// Everything that could be checked is right.
        case intact
        /// Something is wrong.
        case failed
        /// Nothing is wrong, and the content cannot be compared as it is: it is tile-compressed.
        case notCompared = "not compared"
        /// Nothing is wrong, and the stamp does not record the content, so that it may have changed.
        case contentNotRecorded = "content not recorded"
        /// The file has no stamp, so there was little to check; nothing is wrong.
        case unstamped = "no stamp"
    }

    /// The file, as the user named it.
    public let file: String
    /// The verdict over all checks.
    public let verdict: Verdict
    /// The checks in the order in which they were made.
    public let checks: [Check]
    /// The inputs, if they were looked at.
    public let inputs: [InputState]

    init(
        file: String, checks: [Check], inputs: [InputState] = [], unless doubt: Verdict? = nil
    ) {
        self.file = file
        self.checks = checks
        self.inputs = inputs
        let isStamped = checks.contains { $0.name == .stamp && $0.outcome != .skipped }
        if checks.contains(where: { $0.outcome == .failed }) {
            verdict = .failed
        } else {
            verdict = doubt ?? (isStamped ? .intact : .unstamped)
        }
    }

    /// How many checks were performed.
    public var performed: Int { checks.count { $0.outcome != .skipped } }
    /// How many checks passed.
    public var passed: Int { checks.count { $0.outcome == .ok } }
}

extension Inspection {
    /// Checks the file.
    ///
    /// - Parameters:
    ///   - profile: the fields and their keywords.
    ///   - inputs: finds the inputs and compares them; nil if they are not asked for.
    /// - Returns: every check, and the verdict; what was not measured cannot be checked.
    public func verify(profile: Profile = .cta, inputs: InputLookup? = nil) -> Verification {
        Verification(self, inputs: inputs, profile: profile)
    }
}

extension Verification {
    /// Checks a file.
    ///
    /// - Parameters:
    ///   - inspection: the file; what was not measured cannot be checked.
    ///   - inputs: finds the inputs and compares them; nil if they are not asked for.
    ///   - profile: the fields and their keywords.
    package init(_ inspection: Inspection, inputs: InputLookup?, profile: Profile = .cta) {
        var checks = [inspection.structureCheck, inspection.checksumCheck]
        guard inspection.block != nil || inspection.documentHDU != nil else {
            checks.append(Check(.stamp, .skipped, "the file has no stamp"))
            self.init(file: inspection.file.path, checks: checks)
            return
        }
        checks += [
            inspection.stampCheck, inspection.contentCheck, inspection.documentDigestCheck,
            inspection.documentCheck, inspection.agreementCheck(profile),
        ]
        let used = inspection.provenance?.used ?? []
        let states = inputs.map { $0.states(of: used, by: inspection.file.path) } ?? []
        if inputs != nil {
            checks.append(Check(inputs: states))
        } else {
            checks.append(
                Check(
                    .inputs, .skipped, used.isEmpty ? "none were used" : "not asked for (--inputs)")
            )
        }
        self.init(
            file: inspection.file.path, checks: checks, inputs: states,
            unless: inspection.isPacked
                ? .notCompared : inspection.isContentUnrecorded ? .contentNotRecorded : nil)
    }
}
