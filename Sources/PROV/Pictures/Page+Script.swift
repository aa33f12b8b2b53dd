extension Page {
    /// The SHA-256 of ``script``, in Base64, by which the page's policy knows it.
    static let scriptDigest = "pMKwW/9dReFWoBcmZXtynhXs+5aAheiy9cTe0OvzdKw="

    /// What the page does: pan, zoom, search, and describe what is pointed at.
    static let script = [viewScript, panelScript, searchScript, motionScript]
        .joined(separator: "\n\n")
}
