import PROV
import Testing

/// Backslashes in the text of pictures, which Graphviz takes for escapes: `\N` and `\G` for names,
/// `\E`, `\T` and `\H` for the ends of an edge, `\L` for a label, `\n`, `\l` and `\r` for lines.
struct PictureBackslashTests {
    private static let escapes = ["N", "G", "E", "T", "H", "L", "n", "l", "r"]

    /// What Graphviz shows of a quoted string of DOT after replacing escapes once.
    ///
    /// - Returns: the text, in which what an escape stood for is `!` and its letter.
    private static func shown(_ quoted: some StringProtocol) -> String {
        var text = ""
        var isEscape = false
        for character in quoted {
            if isEscape {
                isEscape = false
                switch character {
                case "\\", "\"": text.append(character)
                case "n", "l", "r": text += "!\(character)"
                case "N", "G", "E", "T", "H", "L": text += "!\(character)"
                default: text += "?\(character)"
                }
            } else if character == "\\" {
                isEscape = true
            } else {
                text.append(character)
            }
        }
        return isEscape ? text + "?" : text
    }

    /// The values of an attribute in a text of DOT: strings without quotes, or what is in `<…>`.
    private static func values(of attribute: String, in dot: String) -> [String] {
        dot.split(separator: "\n").flatMap { line -> [String] in
            line.ranges(of: "\(attribute)=").compactMap { range in
                let before = line[..<range.lowerBound].last
                guard before == " " || before == "[" else { return nil }
                let rest = line[range.upperBound...]
                switch rest.first {
                case "\"":
                    var end = rest.index(after: rest.startIndex)
                    while rest[end] != "\"" {
                        end = rest.index(end, offsetBy: rest[end] == "\\" ? 2 : 1)
                    }
                    return String(rest[rest.index(after: rest.startIndex)..<end])
                case "<":
                    let end = rest.firstRange(of: ">, ") ?? rest.firstRange(of: ">];")
                    return end.map {
                        String(rest[rest.index(after: rest.startIndex)..<$0.lowerBound])
                    }
                default: return nil
                }
            }
        }
    }

    private static func picture(_ text: String, _ change: (inout PictureOptions) -> Void = { _ in })
        -> String
    {
        let ex = Namespace(prefix: "x", uri: "http://x/")
        let attributes = [Attribute(.label, .string(text)), Attribute(ex("a"), .string(text))]
        let document = Document(
            namespaces: [ex],
            records: [
                Record(.entity, ex("e"), attributes: attributes),
                Record(.activity, ex("a"), attributes: attributes),
                Record(.used, nil, [.activity: .name(ex("a")), .entity: .name(ex("e"))]),
            ])
        var options = PictureOptions()
        change(&options)
        return document.dot(options)
    }

    @Test(arguments: escapes, ["", "\\", "x"])
    func `a title shows its backslashes`(_ letter: String, _ before: String) throws {
        let text = "D:\(before)\\\(letter)ights"
        let dot = Self.picture(text) { $0.title = text }
        let title = try #require(Self.values(of: "label", in: dot).first)
        #expect(Self.shown(title) == text)
    }

    @Test(arguments: escapes, ["", "\\", "x"])
    func `a node shows the backslashes of its name`(_ letter: String, _ before: String) throws {
        // Graphviz replaces escapes in its kind of HTML as well, where nothing is quoted.
        let text = "D:\(before)\\\(letter)ights"
        let labels = Self.values(of: "label", in: Self.picture(text))
        #expect(labels.contains { Self.shown($0) == text }, "\(labels)")
    }

    @Test(arguments: escapes, ["", "\\", "x"])
    func `a tooltip, in which escapes are replaced twice, shows its backslashes`(
        _ letter: String, _ before: String
    ) throws {
        let text = "D:\(before)\\\(letter)ights"
        let tooltips = Self.values(of: "tooltip", in: Self.picture(text))
            .filter { $0.contains("ights") }
        #expect(tooltips.count >= 2)
        for tooltip in tooltips {
            let once = Self.shown(tooltip)
            // Line feeds that are meant are between the facts.
            let twice = Self.shown(once.replacing("!n", with: "\u{2424}"))
            #expect(twice.contains(text), "\(tooltip)")
            for escape in Self.escapes { #expect(!twice.contains("!\(escape)"), "\(tooltip)") }
        }
    }

    @Test(arguments: escapes)
    func `a note shows the backslashes of names and values`(_ letter: String) throws {
        let text = "D:\\\(letter)ights"
        let dot = Self.picture(text) { $0.showsAttributes = true }
        let notes = dot.split(separator: "\n").filter { $0.contains("note1 [") }
        #expect(notes.count == 1)
        #expect(notes.first?.contains(">D:\\\\\(letter)ights</TD>") == true)
    }

    @Test func `a path of Windows survives in labels, tooltips and notes`() throws {
        let path = "D:\\Nights\\Good\\Events.fits"
        let dot = Self.picture(path) {
            $0.showsAttributes = true
            $0.title = path
        }
        let doubled = "D:\\\\Nights\\\\Good\\\\Events.fits"
        #expect(Self.values(of: "label", in: dot).count { $0 == doubled } >= 3)
        #expect(dot.contains(">\(doubled)</TD>"))
        let fourfold = doubled.replacing("\\\\", with: "\\\\\\\\")
        #expect(Self.values(of: "tooltip", in: dot).count { $0.contains(fourfold) } >= 2)
        // Nowhere does a single backslash come before one of the letters.
        for part in ["Nights", "Good", "Events"] {
            for range in dot.ranges(of: "\\\(part)") {
                let run = dot[..<range.lowerBound].reversed().prefix { $0 == "\\" }.count + 1
                #expect(run.isMultiple(of: 2), "\(part)")
            }
        }
    }

    @Test(arguments: escapes)
    func `the names of bundles show their backslashes`(_ letter: String) throws {
        let ex = Namespace(prefix: "x", uri: "http://x/")
        let name = ex("\\\(letter)ights")
        let document = Document(
            namespaces: [ex], records: [],
            bundles: [Bundle(identifier: name, records: [Record(.entity, name)])])
        let dot = document.dot()
        let labels = Self.values(of: "label", in: dot)
        #expect(labels.contains { Self.shown($0) == "bundle x:\\\(letter)ights" }, "\(labels)")
        #expect(labels.contains { Self.shown($0) == "x:\\\(letter)ights" }, "\(labels)")
        // An address has no backslash.
        #expect(dot.contains("URL=\"http://x/%5C\(letter)ights\""))
    }
}
