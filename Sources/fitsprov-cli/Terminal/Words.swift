/// A number of bytes as people say it: `1.2 MB` (powers of ten).
struct ByteCount: CustomStringConvertible {
    private let bytes: Int

    init(_ bytes: Int) {
        self.bytes = bytes
    }

    var description: String {
        var value = Double(bytes)
        for unit in ["bytes", "kB", "MB", "GB", "TB", "PB"] {
            if value < 999.5 || unit == "PB" {
                if unit == "bytes" { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
                let tenths = Int((value * 10).rounded())
                return value < 9.95
                    ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(Int(value.rounded())) \(unit)"
            }
            value /= 1000
        }
        return "\(bytes) bytes"
    }
}

/// The start and end of an activity, without saying the day twice.
struct TimeSpan {
    let text: String

    init?(_ start: String?, _ end: String?) {
        func plain(_ time: String) -> String {
            String(time.map { $0 == "T" ? " " : $0 }.filter { $0 != "Z" })
        }
        switch (start.map(plain), end.map(plain)) {
        case (nil, nil): return nil
        case (let start?, nil): text = "since \(start) UTC"
        case (nil, let end?): text = "\(end) UTC"
        case (let start?, let end?):
            let isSameDay = start.prefix(10) == end.prefix(10) && end.count > 11
            text = "\(start) to \(isSameDay ? String(end.dropFirst(11)) : end) UTC"
        }
    }
}

extension String {
    /// The text in lines of at most `width` columns, broken at blanks where there are any.
    func wrapped(_ width: Int) -> [String] {
        guard count > width, width > 0 else { return [self] }
        var lines: [String] = []
        var rest = self[...]
        while rest.count > width {
            let line = rest.prefix(width)
            let blank = line.lastIndex(of: " ")
            let end = blank.map { $0 > line.startIndex ? $0 : line.endIndex } ?? line.endIndex
            lines.append(String(rest[..<end]))
            rest = rest[end...].drop { $0 == " " }
        }
        if !rest.isEmpty { lines.append(String(rest)) }
        return lines
    }
}
