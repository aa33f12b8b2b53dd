/// Rows of CSV as a reader of them has them (RFC 4180).
func table(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var mayClose = false
    func add(_ scalar: Unicode.Scalar) {
        rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
    }
    for scalar in text.unicodeScalars {
        if isQuoted {
            if scalar == "\"" {
                isQuoted = false
                mayClose = true
            } else {
                add(scalar)
            }
            continue
        }
        switch scalar {
        case "\"":
            if mayClose { add(scalar) }
            isQuoted = true
        case ",": rows[rows.count - 1].append("")
        case "\n": rows.append([""])
        default: add(scalar)
        }
        mayClose = false
    }
    if rows.last == [""] { rows.removeLast() }
    return rows
}
