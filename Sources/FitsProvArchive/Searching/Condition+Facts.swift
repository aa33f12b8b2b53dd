import FITS
import FitsProv

extension Condition.Test {
    /// A name, or a name and a version with a blank or slash between them.
    static func software(
        _ operation: Comparison.Operation, _ value: SearchValue
    ) -> [Condition.Test] {
        func part(_ column: String, _ pattern: Pattern) -> Clause {
            guard pattern.hasWildcards else {
                return Clause("\(column) = ? COLLATE NOCASE", pattern.literal)
            }
            let like = Clause("\(column) LIKE ? ESCAPE '\\'", pattern.like)
            return pattern.prefix.isEmpty
                ? like : between(column, pattern.prefix, " COLLATE NOCASE").and(like)
        }
        let pattern = Pattern(value.text)
        guard operation == .equal else {
            let clause = Clause("x.name \(operation.rawValue) ? COLLATE NOCASE", pattern.literal)
            return [Condition.Test(clause, isIndexed: true)]
        }
        var tests = [Condition.Test(part("x.name", pattern), isIndexed: true)]
        if let (name, version) = pattern.halves {
            let both = part("x.name", name).and(part("x.version", version))
            tests.append(Condition.Test(both, isIndexed: true))
        }
        return tests
    }

    /// A location, the name of a file at its end, an identifier, a digest; with wildcards also the role.
    static func used(_ operation: Comparison.Operation, _ value: SearchValue) throws(Unfit)
        -> [Condition.Test]
    {
        guard operation == .equal else { throw Unfit(reason: "is compared with = and != only") }
        let pattern = Pattern(value.text)
        var tests = ["x.identifier", "x.digest"].map {
            Condition.Test(like($0, pattern), isIndexed: true)
        }
        if pattern.hasWildcards {
            tests.append(Condition.Test(like("x.role", pattern), isIndexed: false))
            for shape in [pattern.glob, "*/\(pattern.glob)"] {
                tests.append(Condition.Test(Clause("x.location GLOB ?", shape), isIndexed: false))
            }
        } else {
            let place = pattern.literal
            var named = Clause("x.normal_name = ?", NormalName(ofPath: place).text)
            if place.contains("/") {
                let end = "/" + place
                named = named.and(
                    Clause(
                        "(x.location = ? OR substr(x.location, -length(?)) = ?)", place, end, end))
            }
            tests.append(Condition.Test(named, isIndexed: true))
        }
        return tests
    }

    /// An absolute path, or the end of one.
    static func path(_ operation: Comparison.Operation, _ value: SearchValue) throws(Unfit)
        -> [Condition.Test]
    {
        guard operation == .equal else { throw Unfit(reason: "is compared with = and != only") }
        let pattern = Pattern(value.text)
        let path = "(d.path || '/' || x.name)"
        let isAbsolute = value.text.hasPrefix("/") || value.text.hasPrefix("*")
        let clause = Clause("\(path) GLOB ?", isAbsolute ? pattern.glob : "*/\(pattern.glob)")
        if !pattern.hasWildcards {
            let name = NormalName(ofPath: pattern.literal).text
            return [
                Condition.Test(Clause("x.normal_name = ?", name).and(clause), isIndexed: true)
            ]
        }
        guard isAbsolute, let slash = pattern.prefix.lastIndex(of: "/"),
            slash > pattern.prefix.startIndex
        else { return [Condition.Test(clause, isIndexed: false)] }
        // The folders that can have it are a range of their index.
        let folder = String(pattern.prefix[..<slash])
        let folders = Clause(
            "x.folder IN (SELECT id FROM folders WHERE path >= ? AND path < ?)",
            folder, folder + "/\u{10FFFF}")
        return [Condition.Test(folders.and(clause), isIndexed: true)]
    }

    /// The last part of a path.
    static func name(_ operation: Comparison.Operation, _ value: SearchValue) -> [Condition.Test] {
        let pattern = Pattern(value.text)
        guard operation == .equal else {
            let clause = Clause("x.name \(operation.rawValue) ?", pattern.literal)
            return [Condition.Test(clause, isIndexed: false)]
        }
        guard !pattern.hasWildcards else {
            return [Condition.Test(Clause("x.name GLOB ?", pattern.glob), isIndexed: false)]
        }
        let clause = Clause(
            "x.normal_name = ? AND x.name = ?", NormalName(pattern.literal).text, pattern.literal)
        return [Condition.Test(clause, isIndexed: true)]
    }
}
