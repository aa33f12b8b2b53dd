import Foundation
package import Testing

/// Expects a text to be the one kept in `testdata/golden`.
///
/// With `FITSPROV_BLESS=1` in the environment the kept text is rewritten instead; look at the
/// difference before committing it.
///
/// - Parameters:
///   - text: what was made.
///   - name: the path of the kept text in `testdata/golden`.
///   - sourceLocation: where the test is.
/// - Throws: what keeps the kept text from being rewritten.
package func expectGolden(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = Package.root.appending(path: "testdata/golden/\(name)")
    if ProcessInfo.processInfo.environment["FITSPROV_BLESS"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    guard let kept = try? String(decoding: Data(contentsOf: file), as: UTF8.self) else {
        Issue.record(
            "\(name) is not kept; run with FITSPROV_BLESS=1", sourceLocation: sourceLocation)
        return
    }
    let difference = firstDifference(kept, text)
    #expect(
        difference == nil, "\(name) differs; to accept it, run with FITSPROV_BLESS=1",
        sourceLocation: sourceLocation)
}

/// The first line in which two texts differ, both ways; nil if they are the same.
private func firstDifference(_ kept: String, _ made: String) -> String? {
    guard kept != made else { return nil }
    let left = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let right = made.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(left, right).prefix { $0 == $1 }.count
    let was = line < left.count ? left[line] : "(the end)"
    let now = line < right.count ? right[line] : "(the end)"
    return "line \(line + 1)\n  kept: \(was)\n  made: \(now)"
}
