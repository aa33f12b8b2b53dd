import FITS
import Files

/// A program as `CREATOR` and the like name it, as in `extractor v5.32` or `cxc - Version DS10.9`.
struct ProgramName: Hashable, Sendable {
    /// The name.
    let name: String
    /// The version, without a `v` before it; nil if none is said.
    let version: String?

    /// Reads a text; nil if it is empty.
    ///
    /// - Parameter text: the text of a card.
    init?(_ text: String) {
        var words = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
        // A keyword of CVS, with the version in it or not: `eventDatabase $Name:  $`.
        if let start = words.firstIndex(of: "$Name:"), start > 0 {
            let inside = words[(start + 1)...].prefix { $0 != "$" }
            name = words[..<start].joined(separator: " ")
            version = inside.isEmpty ? nil : inside.joined(separator: " ")
            return
        }
        if let dash = words.firstIndex(of: "-"), dash > 0, dash + 1 < words.count {
            let rest = words[(dash + 1)...].drop { $0.lowercased() == "version" }
            name = words[..<dash].joined(separator: " ")
            version = rest.isEmpty ? nil : rest.joined(separator: " ")
            return
        }
        var found: String?
        if words.count > 1, let last = words.last {
            let digits = last.first?.lowercased() == "v" ? last.dropFirst() : last[...]
            if digits.first?.isNumber == true {
                found = String(digits)
                words.removeLast()
            }
        }
        guard !words.isEmpty else { return nil }
        name = words.joined(separator: " ")
        version = found
    }
}

extension ProvenanceDraft {
    /// Notes the programs that `CREATOR` names, of which the file does not say when they ran.
    ///
    /// - Parameter headers: the headers with the card.
    mutating func notePrograms(in headers: [HeaderView]) {
        let programs = headers.compactMap { header -> Software? in
            guard let program = header.string("CREATOR").flatMap({ ProgramName($0) }) else {
                return nil
            }
            var software = Software(name: program.name, version: program.version)
            software.origin = origin(header, "CREATOR")
            return software
        }
        unattributed.software = (unattributed.software + programs).uniqued()
    }
}
