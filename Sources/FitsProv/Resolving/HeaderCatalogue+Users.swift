import FITS
import Files

extension HeaderCatalogue {
    /// By what a product names something that it used.
    enum UsedKey: Hashable {
        case digest(String)
        case identifier(String)
        case path(String)
    }

    func usersOfAll() -> [UsedKey: [Int]] {
        if let usersByKey { return usersByKey }
        var users: [UsedKey: [Int]] = [:]
        for (index, entry) in (entries ?? []).enumerated() {
            var inputs = entry.inputs
            if entry.inputCount > inputs.count {
                // Beyond what cards hold, only the document knows.
                inputs = (try? files.facts(entry.path))?.provenance?.used ?? inputs
            }
            let folder = Paths.folder(of: entry.path)
            for input in inputs {
                let reference = Reference(input, folder: folder)
                let keys = [
                    reference.digest.map(UsedKey.digest),
                    reference.identifier.map(UsedKey.identifier),
                    reference.path.map(UsedKey.path),
                ].compactMap(\.self)
                for key in keys where users[key]?.last != index {
                    users[key, default: []].append(index)
                }
            }
        }
        usersByKey = users
        return users
    }
}
