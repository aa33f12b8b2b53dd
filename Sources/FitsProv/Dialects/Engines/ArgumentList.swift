import FITS

/// A list of arguments, as in `gain=1.5 electron / adu, box=[1, 5], /QUIET`.
enum ArgumentList {
    /// The arguments of a list.
    ///
    /// - Parameter text: the text of a card.
    /// - Returns: names and values in order, a `/NAME` of IDL as 1; nil if the text has no `name=`.
    static func members(of text: String) -> [(name: String, value: String)]? {
        var members: [(name: String, pieces: [Substring])] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let trimmed = piece.drop { $0 == " " }
            let name = trimmed.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            let rest = trimmed[name.endIndex...].drop { $0 == " " }
            if let first = name.first, !first.isNumber, rest.first == "=",
                rest.dropFirst().first != "="
            {
                members.append((String(name), [rest.dropFirst()]))
            } else if trimmed.first == "/", !members.isEmpty || piece.startIndex == text.startIndex,
                trimmed.dropFirst().allSatisfy({
                    $0.isLetter || $0.isNumber || $0 == "_" || $0 == " "
                })
            {
                members.append((String(trimmed.dropFirst()).trimmed, ["1"]))
            } else if members.isEmpty {
                return nil
            } else {
                // A comma inside a value.
                members[members.count - 1].pieces.append(piece)
            }
        }
        return members.isEmpty
            ? nil : members.map { ($0.name, $0.pieces.joined(separator: ",").trimmed) }
    }
}
