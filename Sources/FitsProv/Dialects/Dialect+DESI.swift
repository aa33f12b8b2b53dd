import FITS

extension Dialect {
    /// Files of DESI and of the Legacy Surveys, as desiutil and desispec write them.
    static let desi = Dialect(
        "desi",
        signature: [
            .keyword("DEPNAM00"), .keyword("DEPNAM01"), .keyword("INFIL000"), .keyword("RRVER"),
            .keyword("IN_FRAME"), .keyword("IN_PSF"), .keyword("LEGPIPEV"),
        ],
        read: { file, draft in DESIFile(file).note(in: &draft) })
}

/// What was installed, what was read, and Redrock's templates.
private struct DESIFile {
    private let file: FileHeaders
    /// What a step of desispec read.
    private static let inputs = [
        ("IN_FRAME", "frame"), ("FIBERFLT", "fiber flat"), ("IN_SKY", "sky model"),
        ("IN_CALIB", "flux calibration"), ("STDMODEL", "standard stars"),
    ]
    /// What the extraction of spectra read, before those steps.
    private static let extraction = [("IN_IMG", "image"), ("IN_PSF", "point spread function")]

    init(_ file: FileHeaders) {
        self.file = file
    }

    func note(in draft: inout ProvenanceDraft) {
        var settings: Set<Setting> = []
        for header in file.headers {
            noteDependencies(of: header, in: &draft, &settings)
            for input in header.numbered("INFIL", digits: 3...3) {
                guard let name = input.string else { continue }
                draft.unattributed.use(
                    name, role: "input file", draft.origin(header, input.entry.keyword))
            }
            noteInputs(of: header, in: &draft)
            if let version = header.text("LEGPIPEV") {
                draft.unattributed.run(
                    "legacypipe", version: version, draft.origin(header, "LEGPIPEV"))
            }
        }
        if let header = file.first(having: "RRVER") { noteRedrock(header, in: &draft) }
    }

    /// The list of packages, joined by number within one header, with some variables of the shell.
    private func noteDependencies(
        of header: HeaderView, in draft: inout ProvenanceDraft, _ settings: inout Set<Setting>
    ) {
        for package in header.numbered("DEPNAM", digits: 2...2) {
            guard let name = package.string else { continue }
            let digits = package.entry.keyword.suffix(2)
            let version = header.text("DEPVER\(digits)")
            if DESIFile.isSetting(name, version) {
                let setting = Setting(name: name, value: version ?? "")
                if settings.insert(setting).inserted {
                    draft.unattributed.environment.append(setting)
                }
            } else {
                draft.unattributed.run(
                    name, version: version, draft.origin(header, package.entry.keyword))
            }
        }
    }

    /// Whether it is a variable of the shell or a folder, and no package.
    private static func isSetting(_ name: String, _ version: String?) -> Bool {
        let isUpper = name.utf8.allSatisfy { byte in
            (65...90).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
        }
        return isUpper || name.hasSuffix("-path") || version?.contains("/") == true
    }

    private func noteInputs(of header: HeaderView, in draft: inout ProvenanceDraft) {
        for (keyword, role) in DESIFile.inputs {
            guard let name = reference(keyword, header) else { continue }
            draft.unattributed.use(name, role: role, draft.origin(header, keyword))
        }
        // A frame that was read brings the cards of its own extraction along.
        let isOwn = !header.has("IN_FRAME")
        var earlier: Step?
        for (keyword, role) in DESIFile.extraction {
            guard let name = reference(keyword, header) else { continue }
            let origin = draft.origin(header, keyword, isOwn ? .written : .inherited)
            if isOwn {
                draft.unattributed.use(name, role: role, origin)
            } else {
                var step = earlier ?? Step("", origin)
                step.isAncestor = true
                step.use(name, role: role, origin)
                earlier = step
            }
        }
        if let earlier { draft.steps.append(earlier) }
    }

    private func reference(_ keyword: String, _ header: HeaderView) -> String? {
        header.string(keyword).flatMap(ReferenceName.init)?.location
    }

    /// Redrock's fit: its templates are named, and the spectra are not.
    private func noteRedrock(_ header: HeaderView, in draft: inout ProvenanceDraft) {
        var step = Step("redrock", draft.origin(header, "RRVER", .inferred))
        step.activity.version = header.text("RRVER")
        step.run("redrock", version: step.activity.version, draft.origin(header, "RRVER"))
        for template in header.numbered("TEMFIL", digits: 2...2) {
            guard let name = template.string else { continue }
            let kind = header.text("TEMNAM\(template.entry.keyword.suffix(2))")
            step.use(
                name, role: ["template", kind].compactMap(\.self).joined(separator: " "),
                draft.origin(header, template.entry.keyword))
        }
        draft.steps.append(step)
    }
}
