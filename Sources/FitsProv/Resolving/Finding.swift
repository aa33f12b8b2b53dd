import FITS
import Files

/// What else became of something that was used, beside its state.
public enum Finding: Hashable, Sendable {
    /// It has another name.
    case renamed(was: String)
    /// It lies in another folder.
    case moved(was: String)
    /// It is compressed now.
    case compressed
    /// It was compressed, and is no longer.
    case expanded
    /// It had no identifier when it was used; it was stamped since.
    case stampedSince
    /// It had another identifier when it was used.
    case restamped(was: String)
    /// It had an identifier when it was used, and has neither one nor a stamp now.
    case unstamped
    /// Its content is not that of its own stamp.
    case edited
    /// It had no stamp when it was used; what stands there now has one, and another content.
    case replaced(by: String)
    /// Other files have its name.
    case namesakes(Resolution.Note)
    /// The archive knows it at a path where it is no more.
    case gone(String)
    /// Its content has the MD5 that was recorded, which is no proof.
    case weaklyIdentified
    /// It is too large to be measured without being asked for.
    case tooLarge
    /// It cannot be read, or its document cannot.
    case unreadable(String)

    /// The name of the finding in machine-readable output.
    public var name: String {
        switch self {
        case .renamed: "renamed"
        case .moved: "moved"
        case .compressed: "compressed"
        case .expanded: "expanded"
        case .stampedSince: "stamped since"
        case .restamped: "stamped with another identifier"
        case .unstamped: "has no stamp any more"
        case .edited: "edited since its stamp"
        case .replaced: "replaced"
        case .namesakes(.otherProduct): "another product has its name"
        case .namesakes(.otherContent): "another content has its name"
        case .namesakes(.ambiguous): "ambiguous name"
        case .gone: "gone"
        case .weaklyIdentified: "identified by MD5"
        case .tooLarge: "too large"
        case .unreadable: "unreadable"
        }
    }

    /// The finding in words.
    public var words: String {
        switch self {
        case .renamed(let name): "was named \(name)"
        case .moved(let folder): "was in \(folder)"
        case .compressed: "compressed now"
        case .expanded: "was compressed"
        case .stampedSince: "stamped since it was used"
        case .restamped(let identifier): "had the identifier \(identifier)"
        case .unstamped: "has no stamp any more"
        case .edited: "edited since its own stamp"
        case .replaced(let identifier): "had no stamp; now there is \(identifier)"
        case .namesakes(let note): note.words
        case .gone(let path): "the archive knew it as \(path)"
        case .weaklyIdentified: "has the MD5 that was recorded (weak)"
        case .tooLarge: "not measured: too large (--check measures it)"
        case .unreadable(let why): "cannot be read: \(why)"
        }
    }
}

extension Finding {
    /// What is to be said of a file that was found for a reference.
    ///
    /// - Parameters:
    ///   - reference: what was recorded.
    ///   - resolution: what became of it.
    ///   - facts: what the file tells now; nil if there is none, or it cannot be read.
    ///   - formerFolder: the folder in which the product that used it was, if it was moved.
    /// - Returns: the findings, in the order in which they are said.
    static func all(
        of reference: Reference, _ resolution: Resolution, _ facts: KnownFiles.Facts?,
        formerFolder: String? = nil
    ) -> [Finding] {
        var findings: [Finding] = []
        if let now = resolution.candidate?.path, let then = reference.path, now != then {
            let (name, former) = (Paths.name(of: now), Paths.name(of: then))
            if name != former {
                if NormalName(name) != NormalName(former) {
                    findings.append(.renamed(was: former))
                } else if name.count != former.count {
                    findings.append(name.count > former.count ? .compressed : .expanded)
                }
            }
            let folder = Paths.folder(of: then)
            // What stayed where it was has not moved when the product that used it did.
            let stayed = formerFolder.map { Paths.folder(of: reference.path(from: $0)) }
            if folder != Paths.folder(of: now), stayed != Paths.folder(of: now) {
                findings.append(.moved(was: folder))
            }
        }
        if let facts {
            switch (reference.identifier, facts.identifier) {
            case (nil, .some) where facts.isStamped && resolution.state == .confirmed:
                findings.append(.stampedSince)
            case (nil, let now?) where facts.isStamped && resolution.state == .changed:
                findings.append(.replaced(by: now))
            case (let was?, let now?) where was != now: findings.append(.restamped(was: was))
            case (.some, nil) where !facts.isStamped && facts.failure == nil:
                findings.append(.unstamped)
            default: break
            }
            if let now = facts.digest, let then = facts.recordedDigest, now != then {
                findings.append(.edited)
            }
            if facts.isTooLarge { findings.append(.tooLarge) }
            if let problem = facts.problem { findings.append(.unreadable(problem)) }
        }
        if let note = resolution.note { findings.append(.namesakes(note)) }
        return findings
    }
}

extension Reference {
    /// The path that the location would name from another folder.
    fileprivate func path(from folder: String) -> String {
        Reference(location: location, identifier: nil, digest: nil, folder: folder).path ?? ""
    }
}
