extension Dialect {
    /// Science data products of ESO (Phase 3).
    static let esoPhase3 = Dialect(
        "eso-sdp",
        fields: [("proposal_id", "PROG_ID")],
        facts: [("PROCSOFT", "software")])
}
