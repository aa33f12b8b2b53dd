extension Dialect {
    /// Products of the Hubble and Webb space telescopes.
    static let stsci = Dialect(
        "stsci",
        fields: [("calib_version", "CRDS_CTX"), ("proposal_id", "PROPOSID")])
}
