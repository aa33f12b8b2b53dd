import FITS
import Glibc

/// When to use colours.
enum ColourChoice: String, CaseIterable {
    case auto, always, never
}

/// How text looks on this terminal: its width, and colours if there are any.
struct Style: Sendable {
    /// The narrowest and widest text that is still read with pleasure.
    private static let widths = 60...110
    /// The width where there is no terminal.
    private static let standardWidth = 80

    let width: Int
    let hasColour: Bool

    init(_ choice: ColourChoice) {
        let columns = StandardStream.output.columns ?? Style.standardWidth
        width = min(max(columns, Style.widths.lowerBound), Style.widths.upperBound)
        switch choice {
        case .always: hasColour = true
        case .never: hasColour = false
        case .auto:
            let refuses = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
            let isDumb = unsafe getenv("TERM").map { unsafe String(cString: $0) == "dumb" } ?? false
            hasColour = StandardStream.output.isTerminal && !refuses && !isDumb
        }
    }

    func bold(_ text: String) -> String { paint(text, "1") }
    func dim(_ text: String) -> String { paint(text, "2") }
    func good(_ text: String) -> String { paint(text, "32") }
    func bad(_ text: String) -> String { paint(text, "31;1") }
    func doubtful(_ text: String) -> String { paint(text, "33") }

    private func paint(_ text: String, _ code: String) -> String {
        hasColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    /// The text filled up with blanks to a number of columns.
    func padded(_ columns: Int) -> String {
        let missing = columns - count
        return missing > 0 ? self + String(repeating: " ", count: missing) : self
    }

    /// The text cut in its middle to at most a number of columns.
    func shortened(_ columns: Int) -> String {
        guard count > columns, columns > 3 else { return self }
        let kept = columns - 1
        return prefix(kept - kept / 2) + "…" + suffix(kept / 2)
    }

    /// The text cut at its end to at most a number of columns.
    func shortenedAtEnd(_ columns: Int) -> String {
        count > columns && columns > 1 ? prefix(columns - 1) + "…" : self
    }
}
