import FITS
import Files
import Synchronization

/// Finds the inputs of products in the products' folders, and compares them with what was recorded.
///
/// An input is looked for where it was; only if that fails among the other files below the folder.
/// Products of one folder share what was read, so that it is searched once. An instance may be used
/// by several threads.
public final class InputLookup: Sendable {
    private let root: String?
    private let searchedBytes: Int
    private let folders = Lock<[Folder]>([])

    /// The most folders of which what was read is kept.
    private static let mostFolders = 8

    /// What was read below one folder.
    private struct Folder {
        let root: String
        let largest: Int?
        let measuresAll: Bool
        let files: KnownFiles
        var references: References
    }

    /// Makes a lookup that has read nothing yet.
    ///
    /// - Parameter root: the folder that inputs must lie in to be opened; each product's own if nil.
    public convenience init(root: String? = nil) {
        self.init(root: root, searchedBytes: HeaderCatalogue.Limits().searchedBytes)
    }

    /// Makes a lookup that has read nothing yet.
    ///
    /// - Parameters:
    ///   - root: the folder that inputs must lie in to be opened; each product's own if nil.
    ///   - searchedBytes: the most bytes that are digested to find inputs by their contents alone.
    package init(root: String? = nil, searchedBytes: Int) {
        self.root = root.flatMap(Paths.resolved)
        self.searchedBytes = searchedBytes
    }

    /// What became of what a product used.
    ///
    /// - Parameters:
    ///   - used: what it used, as it records it.
    ///   - product: its path.
    ///   - largest: files beyond this many bytes are not measured; nil if none are.
    /// - Returns: the states, in the same order.
    public func states(
        of used: [UsedEntity], by product: String, largest: Int? = .max
    ) -> [InputState] {
        guard !used.isEmpty else { return [] }
        let product = Paths.resolved(product) ?? product
        let own = Paths.folder(of: product)
        let root = root ?? own
        let searchedBytes = searchedBytes
        // What observatories record of inputs has seldom a digest to compare contents with.
        let measuresAll = used.contains { $0.digest.map { !WeakDigest.isWeak($0) } ?? false }
        return folders.withLock { folders in
            var folder: Folder
            let known = folders.firstIndex {
                $0.root == root && $0.largest == largest && $0.measuresAll == measuresAll
            }
            if let known {
                folder = folders.remove(at: known)
            } else {
                folder = InputLookup.folder(root, largest, searchedBytes, measuresAll)
            }
            let states = used.map { entity in
                let reference = Reference(entity, folder: own, product: product)
                let found = folder.references.find(reference)
                return InputState(entity, found, from: own)
            }
            if folders.count == InputLookup.mostFolders { folders.removeFirst() }
            folders.append(folder)
            return states
        }
    }

    private static func folder(
        _ root: String, _ largest: Int?, _ searchedBytes: Int, _ measuresAll: Bool
    ) -> Folder {
        let files = KnownFiles(
            in: OpenableFolders([root]), measures: largest != nil, measuresAll: measuresAll,
            largest: largest ?? .max, documentBytes: 0)
        var limits = HeaderCatalogue.Limits()
        limits.searchedBytes = searchedBytes
        let catalogue = HeaderCatalogue(roots: [root], files: files, limits: limits)
        return Folder(
            root: root, largest: largest, measuresAll: measuresAll, files: files,
            references: References(catalogue, files))
    }
}

extension References {
    /// Finds what a reference means in a catalogue that cannot fail; else it is missing.
    fileprivate mutating func find(_ reference: Reference) -> Found {
        (try? find(reference, formerFolder: nil)) ?? Found(resolution: Resolution(.missing))
    }
}
