extension Dialect {
    /// Products of ESO's pipelines, and science data products of Phase 3.
    static let eso = Dialect(
        "eso",
        fields: [("proposal_id", "PROG_ID")],
        facts: [("ESO PRO REC1 ID", "recipe"), ("PROCSOFT", "software")])
}
