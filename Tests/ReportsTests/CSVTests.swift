import Reports
import Testing

@Suite struct CSVTests {
    @Test(arguments: Hostile.texts)
    func `keeps any text in one field of one row`(text: String) throws {
        let row = CSV.row(["a", CSV.field(text), CSV.value(text), "b"])
        #expect(isSafe(row))
        #expect(row.split(separator: "\n").count == 1)
        let fields = parsed(row)
        #expect(fields.count == 4)
        #expect(fields.first == "a" && fields.last == "b")
    }

    @Test(arguments: ["=1+1", "+cmd|x", "-1+1", "@sum(a)", "=\"a\""])
    func `takes from a formula what makes it one`(text: String) {
        let field = parsed(CSV.row([CSV.field(text)]))[0]
        #expect(field == "'" + text)
        #expect(parsed(CSV.row([CSV.value(text)]))[0] == "'" + text)
    }

    @Test(arguments: ["-1", "+1.5e3", "-0.0", "12"])
    func `leaves a number as it is`(text: String) {
        #expect(CSV.value(text) == text)
    }

    /// The fields of a row (RFC 4180).
    private func parsed(_ row: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        var isClosing = false
        for character in row.dropLast() {
            switch character {
            case "\"" where isQuoted:
                isQuoted = false
                isClosing = true
            case "\"" where isClosing:
                fields[fields.count - 1] += "\""
                isQuoted = true
                isClosing = false
            case "\"": isQuoted = true
            case "," where !isQuoted:
                fields.append("")
                isClosing = false
            default:
                fields[fields.count - 1].append(character)
                isClosing = false
            }
        }
        return fields
    }
}
