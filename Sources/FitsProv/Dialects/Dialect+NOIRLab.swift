import FITS

extension Dialect {
    /// Products of the community pipelines of NOIRLab (DECam, Mosaic, 90Prime).
    ///
    /// Raw files of the archive have `DTACQNAM` and `PROCTYPE` too, but no `PL` cards.
    static let noirlab = Dialect(
        "noirlab-cp",
        facts: [("PLVER", "version")],
        signature: [.keyword("PLPROCID"), .keyword("PLVER")],
        read: { file, draft in CommunityPipeline(file)?.note(in: &draft) })
}

/// The cards of a community pipeline, in the primary header and those of the CCDs.
private struct CommunityPipeline {
    private let file: FileHeaders
    private let main: HeaderView

    private static let name = "NOIRLab Community Pipeline"
    /// Cards that name a calibration file, with what it is.
    private static let calibrations = [
        ("XTALKFIL", "crosstalk"), ("LINCFIL", "linearity"), ("BIASFIL", "zero level"),
        ("DARKFIL", "dark"), ("FLATFIL", "flat field"), ("PHOTFLAT", "photometric flat"),
        ("SKYFSUB", "sky flat"), ("STARFIL", "star flat"), ("STARFLAT", "star flat"),
        ("FRNGFIL", "fringe"), ("PUPFIL", "pupil ghost"),
    ]
    /// Cards that name a companion.
    private static let companions = [
        ("DQMASK", "data quality mask"), ("BPM", "bad pixel mask"), ("CATALOG", "catalog"),
        ("SKYIM", "sky"), ("SIGIM", "sigma"), ("WTIM", "weight"), ("OBJMASK", "object mask"),
    ]
    /// What is made from several exposures, of which the header is that of one.
    private static let combined: Set = ["stacked", "mastercal"]

    init?(_ file: FileHeaders) {
        let header = file.headers.first { $0.text("PLPROCID") != nil }
        guard let main = header ?? file.headers.first(where: { $0.text("PLVER") != nil }),
            main.string("PROCTYPE")?.lowercased() != "raw"
        else { return nil }
        self.file = file
        self.main = main
    }

    func note(in draft: inout ProvenanceDraft) {
        let card = main.text("PLPROCID") == nil ? "PLVER" : "PLPROCID"
        var step = Step(CommunityPipeline.name, draft.origin(main, card, .inferred))
        step.activity.identifier = main.text("PLPROCID") ?? ""
        step.activity.version = main.text("PLVER")
        step.run(
            CommunityPipeline.name, version: step.activity.version, draft.origin(main, card))
        if let raw = main.string("DTACQNAM").flatMap(ReferenceName.init) {
            noteRaw(raw.location, in: &step, &draft)
        }
        for header in file.headers {
            for image in header.numbered("IMCMB", digits: 3...3) {
                guard let name = image.string else { continue }
                step.use(name, role: "combined frame", draft.origin(header, image.entry.keyword))
            }
            for (keyword, role) in CCDProcessing.calibrations {
                guard let name = header.ccdProcessing(keyword)?.object else { continue }
                step.use(name, role: role, draft.origin(header, keyword))
            }
            for (keyword, role) in CommunityPipeline.calibrations {
                guard let text = header.string(keyword), ReferenceName(text) != nil else {
                    continue
                }
                step.use(text, role: role, draft.origin(header, keyword))
            }
            for (keyword, role) in CommunityPipeline.companions {
                guard let text = header.string(keyword), ReferenceName(text) != nil else {
                    continue
                }
                draft.links.append(Link(text, role: role, draft.origin(header, keyword)))
            }
        }
        draft.steps.append(step)
        draft.names = ["PLFNAME", "DTNSANAM"].compactMap { main.string($0) }
    }

    /// The exposure; a product of several has that of the first one, of whose reduction it tells.
    private func noteRaw(_ name: String, in step: inout Step, _ draft: inout ProvenanceDraft) {
        let role = "raw file as acquired"
        let kind = main.string("PROCTYPE")?.lowercased() ?? ""
        guard CommunityPipeline.combined.contains(kind) else {
            return step.use(name, role: role, draft.origin(main, "DTACQNAM"))
        }
        let origin = draft.origin(main, "DTACQNAM", .inherited)
        var earlier = Step("", origin)
        earlier.isAncestor = true
        earlier.use(name, role: role, origin)
        draft.steps.append(earlier)
    }
}
