/// A key that is being built: each part of a version behind a character for its kind.
struct VersionKey {
    /// Where a version is that goes on with this, among those that begin alike.
    private enum Rank: Character {
        case development = "1"
        case alpha = "2"
        case beta = "3"
        case candidate = "4"
        case end = "5"
        case build = "6"
        case post = "7"
        case word = "8"
        case number = "9"
        /// A word before any number, or in a pre-release, where words follow numbers.
        case lateWord = ":"
    }

    /// How far the version has been read.
    private enum Stage {
        case beginning, release, preRelease, behind, build
    }

    private var key = ""
    private var stage = Stage.beginning
    /// Zeros of the release, which count only if another number follows them.
    private var zeros = 0

    private static let longestRun = 99
    private static let ranks: [String: Rank] = [
        "dev": .development, "snapshot": .development, "nightly": .development,
        "alpha": .alpha, "beta": .beta, "rc": .candidate, "pre": .candidate,
        "preview": .candidate, "post": .post, "rev": .post,
    ]
    /// Letters that mean a pre-release only before a number: `2.0a1`, whereas `1.0.2a` is a patch.
    private static let letters: [String: Rank] = ["a": .alpha, "b": .beta, "c": .candidate]

    /// The whole key.
    var text: String { key + String(Rank.end.rawValue) }

    /// Adds a number.
    ///
    /// - Parameter digits: its digits.
    mutating func add(number digits: ArraySlice<UInt8>) {
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        if stage == .release, significant.isEmpty {
            zeros += 1
            return
        }
        if stage == .beginning { stage = .release }
        for _ in 0..<zeros { append([]) }
        zeros = 0
        append(significant)
    }

    private mutating func append(_ digits: ArraySlice<UInt8>) {
        let length = min(digits.count, VersionKey.longestRun)
        key.append(Rank.number.rawValue)
        key += length < 10 ? "0\(length)" : "\(length)"
        key += String(decoding: digits, as: UTF8.self)
    }

    /// Adds a word.
    ///
    /// - Parameters:
    ///   - word: the word, in lower case.
    ///   - touchesNumber: whether a digit follows at once.
    mutating func add(word: String, touchesNumber: Bool) {
        zeros = 0
        switch (stage, rank(word, touchesNumber)) {
        case (.release, let rank?), (.behind, let rank?):
            key.append(rank.rawValue)
            stage = rank == .post ? .behind : .preRelease
        case (.preRelease, .development?): key.append(Rank.development.rawValue)
        case (.preRelease, .post?):
            key.append(Rank.post.rawValue)
            stage = .behind
        case (.beginning, _), (.preRelease, _): append(word, .lateWord)
        case (.release, nil):
            append(word, .word)
            stage = .behind
        default: append(word, .word)
        }
    }

    private func rank(_ word: String, _ touchesNumber: Bool) -> Rank? {
        VersionKey.ranks[word] ?? (touchesNumber ? VersionKey.letters[word] : nil)
    }

    private mutating func append(_ word: String, _ rank: Rank) {
        key.append(rank.rawValue)
        // A blank ends the word, so that a longer one follows it.
        key += word + " "
    }

    /// Adds the sign before the metadata of a build, in which no word means a pre-release.
    mutating func addBuild() {
        zeros = 0
        stage = .build
        key.append(Rank.build.rawValue)
    }
}
