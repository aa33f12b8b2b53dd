import ArgumentParser
import FITS

/// Keywords with commas between them: `OBJECT,DATE-OBS,PRO.CATG,ESO DPR TYPE`.
struct KeywordList: ExpressibleByArgument {
    /// The keywords as the user wrote them.
    let names: [String]

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false).map {
            String($0).trimmed
        }
        let isClear = names.allSatisfy { name in
            !name.isEmpty && name.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        }
        guard isClear else { return nil }
        self.names = names
    }

    /// The spellings under which headers may have each keyword.
    var spellings: [[String]] {
        names.map { name in
            var words = name.split(separator: " ")
            if words.count > 1, words[0].uppercased() == "HIERARCH" { words.removeFirst() }
            let bare = words.joined(separator: " ")
            var all = [bare]
            if bare.contains(".") {
                let blank = String(bare.map { $0 == "." ? " " : $0 })
                all += [blank, "ESO " + blank]
            }
            all += all.map { $0.uppercased() }
            return all.enumerated().filter { !all[..<$0.offset].contains($0.element) }
                .map(\.element)
        }
    }
}
