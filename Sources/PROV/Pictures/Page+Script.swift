extension Page {
    /// The SHA-256 of ``script``, in Base64, by which the page's policy knows it.
    static let scriptDigest = "4jNBoEcF0zGfE3xS4TNahi0l3qJfcsTz8aEZT5DbhFc="

    /// What the page does: pan, zoom, search, and tell of what is pointed at.
    static let script = [viewScript, panelScript, searchScript, motionScript]
        .joined(separator: "\n\n")
}
