/// How far long work has come, on one line of standard error, if that is a terminal.
struct ProgressLine {
    private static let pause = Duration.milliseconds(200)
    /// Below this many seconds a rate says little.
    private static let shortest = 1.0

    private let isShown = StandardStream.error.isTerminal
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private var width = 0
    /// How many files there were last time, which is about how many there are.
    private let total: Int

    init(total: Int) {
        self.total = total
    }

    /// Shows how many files are done.
    mutating func show(_ files: Int) {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard now - last > ProgressLine.pause else { return }
        last = now
        let elapsed = (now - start) / .seconds(1)
        let rate = Double(files) / max(elapsed, ProgressLine.shortest)
        var text = "\(files) files, \(Int(rate))/s"
        if total > files, rate > 0 {
            text += ", about \(Int(Double(total - files) / rate) + 1) s left"
        }
        let blank = String(repeating: " ", count: max(0, width - text.count))
        width = text.count
        StandardStream.error.write("\r\(text)\(blank)")
    }

    /// Takes the line away.
    mutating func clear() {
        guard width > 0 else { return }
        StandardStream.error.write("\r\(String(repeating: " ", count: width))\r")
        width = 0
    }
}

/// What long work does just now, on one line of standard error, if that is a terminal.
struct ProgressWord {
    /// What takes less time is not worth a word.
    private static let patience = Duration.milliseconds(500)

    private let isShown = StandardStream.error.isTerminal
    private let start = ContinuousClock.now
    private var width = 0

    /// Shows a few words in the place of those before.
    mutating func show(_ text: String) {
        guard isShown, ContinuousClock.now - start > ProgressWord.patience else { return }
        clear()
        width = text.count
        StandardStream.error.write("\r\(text)")
    }

    /// Takes the words away.
    mutating func clear() {
        guard width > 0 else { return }
        StandardStream.error.write("\r\(String(repeating: " ", count: width))\r")
        width = 0
    }
}
