extension Dialect {
    /// The cards that the LSST butler puts into the files that it stores.
    static let lsst = Dialect("lsst", identifiers: ["LSST BUTLER ID"])
}
