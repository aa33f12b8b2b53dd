import ArgumentParser
import FITS
import Files
import FitsProv
import PROV

/// `NAME=VALUE`, split at the first `=`.
struct NameAndValue: ExpressibleByArgument {
    let name: String
    let value: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        name = String(parts[0])
        value = String(parts[1])
    }
}

/// `NAME` or `NAME=VALUE`, split at the first `=`.
struct NameAndMaybeValue: ExpressibleByArgument {
    let name: String
    let value: String?

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty else { return nil }
        name = String(first)
        value = parts.count == 2 ? String(parts[1]) : nil
    }
}

/// `FILE` or `FILE=ROLE`, split at the last `=`, unless the whole is a file.
///
/// A role begins with a letter; behind the `?` of a URL it must be a word of the IVOA vocabulary.
struct FileAndRole: ExpressibleByArgument {
    let file: String
    let role: String?

    init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        guard let equals = argument.lastIndex(of: "="), Paths.resolved(argument) == nil,
            equals > argument.startIndex
        else {
            file = argument
            role = nil
            return
        }
        let place = String(argument[..<equals])
        let word = String(argument[argument.index(after: equals)...])
        let isQuery = Paths.isURI(place) && place.contains("?")
        let isRole =
            isQuery ? IVOA.Vocabulary.flowTypes.contains(word) : word.first?.isLetter == true
        file = isRole ? place : argument
        role = isRole ? word : nil
    }
}
