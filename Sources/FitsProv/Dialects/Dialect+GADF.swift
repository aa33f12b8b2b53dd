extension Dialect {
    /// Data formats for gamma-ray astronomy, with the keywords of OGIP that they build on.
    static let gadf = Dialect(
        "gadf",
        fields: [
            ("calib_version", "CAL_VER"), ("calib_version", "CALDBVER"),
            ("reco_version", "ANA_VER"), ("applied_cuts", "EV_CLASS"),
        ])
}
