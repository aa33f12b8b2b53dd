import FoundationEssentials

/// Times as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
///
/// The two obsolete forms are not read: who sends them is told all, as if nothing were known.
enum HTTPTime {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let day: Int64 = 86_400

    /// A time as text.
    ///
    /// - Parameter seconds: since 1970, which began with a Thursday.
    /// - Returns: the text.
    static func text(_ seconds: Int64) -> String {
        // 1994-11-06T08:49:37.000Z
        let parts = ISOTime.text(Date(timeIntervalSince1970: Double(seconds)))
            .split { "-T.".contains($0) }.map(String.init)
        let days = (seconds - (seconds % day + day) % day) / day
        let name = HTTPTime.days[Int((days % 7 + 7) % 7)]
        guard parts.count == 5, let month = Int(parts[1]), 1...12 ~= month else { return "" }
        return "\(name), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]) GMT"
    }

    /// Reads a time, in seconds since 1970; nil for anything else.
    static func seconds(_ text: String) -> Int64? {
        let words = text.trimmed.split(separator: " ").map(String.init)
        guard words.count == 6, words[5] == "GMT",
            let month = months.firstIndex(of: words[2])
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        let date = ISOTime.date("\(words[3])-\(number)-\(words[1])T\(words[4])")
        return date.map { Int64($0.timeIntervalSince1970) }
    }
}
