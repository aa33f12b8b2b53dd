import FITS

extension Dialect {
    /// Calibrated files of the Inouye Solar Telescope (dkist-fits-specifications): the run of a recipe
    /// by its number, and the parts of its input dataset.
    static let dkist = Dialect(
        "dkist",
        signature: [.keyword("RRUNID"), .keyword("WKFLNAME"), .keyword("IDSOBSID")],
        read: { file, draft in
            let keywords = ["RRUNID", "WKFLNAME", "IDSOBSID"]
            let header = file.headers.first { header in
                keywords.contains { header.text($0) != nil }
            }
            if let header { DKISTCards(header: header).note(in: &draft) }
        })
}

/// The cards of a header about the recipe.
private struct DKISTCards {
    let header: HeaderView

    private static let parts = [
        ("IDSOBSID", "observe frames"), ("IDSCALID", "calibration frames"),
    ]

    func note(in draft: inout ProvenanceDraft) {
        let workflow = header.text("WKFLNAME")
        let run = header.text("RRUNID")
        if workflow != nil || run != nil {
            let origin = draft.origin(header, workflow == nil ? "RRUNID" : "WKFLNAME")
            var step = Step(workflow ?? "", origin)
            step.activity.identifier = run ?? ""
            step.activity.version = header.text("WKFLVERS")
            let numbers = [("recipe", "RECIPEID"), ("instance", "RINSTID")].compactMap {
                word, key in
                header.text(key).map { "\(word) \($0)" }
            }
            step.activity.description = numbers.isEmpty ? nil : numbers.joined(separator: ", ")
            if let workflow {
                step.run(workflow, version: step.activity.version, origin)
            }
            draft.steps.append(step)
        }
        for (keyword, role) in DKISTCards.parts {
            guard let id = header.text(keyword), let id = ReferenceName(id)?.location else {
                continue
            }
            draft.unattributed.use(id, role: role, draft.origin(header, keyword))
        }
        if let version = header.text("CALVERS") {
            draft.fields.append(Field("calib_version", version, draft.origin(header, "CALVERS")))
        }
    }
}
