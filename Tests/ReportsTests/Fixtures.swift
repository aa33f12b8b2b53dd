import Files
import Foundation
import Reports
import Synchronization
import Testing

/// Text that was made to break what is written around it.
enum Hostile {
    /// As a name or a card may hold it.
    static let texts = [
        "", "plain", "quo\"te", "back\\slash", "new\nline", "carriage\rreturn", "tab\tstop",
        "nul\0",
        "\u{1B}[31mred", "\u{7F}", "\u{9B}2J", "arabic\u{61C}mark", "bidi\u{202E}txt",
        "line\u{2028}s",
        "</script><b>", "<!--", "]]>", "&amp;", "'", "=1+1", "+1", "-1", "@sum", "a,b", "🚀",
        "e\u{301}",
        String(decoding: [0x66, 0xFF, 0xFE, 0x2E], as: UTF8.self), "\u{FFFE}", "NaN",
    ]
}

/// What a report wrote.
final class Written: Sendable {
    private let bytes = Lock<[UInt8]>([])

    /// A buffer that writes here.
    var buffer: OutputBuffer { OutputBuffer { more in self.bytes.withLock { $0 += more } } }

    /// The text so far.
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    /// The text as an object of JSON.
    func object() throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
            "not an object: \(text)")
    }
}

/// Nothing that a terminal would obey, and no byte beyond a newline that is none.
func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control: scalar == "\n"
        case .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
