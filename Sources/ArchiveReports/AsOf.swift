import FITS
import Files

/// As of when an index is, as people read it.
package struct AsOf {
    /// Behind what an archive holds: `, as of 2026-11-23 17:32 UTC`; empty for a folder.
    package let text: String

    /// Says it of an archive.
    ///
    /// - Parameter time: a time of ISO 8601, UTC; nil for a folder.
    package init(_ time: String?) {
        let minute = String((time ?? "").prefix("2026-11-23T17:32".count))
        let words = minute.replacing("T", with: " ").escapingControls
        text = minute.isEmpty ? "" : ", as of \(words) UTC"
    }
}
