/// Walks the folders below one, in a fixed order: a folder's files, then the folders in it.
package struct FolderWalk {
    /// How a walk goes.
    package struct Options: Sendable {
        /// Whether symbolic links are followed; every folder is then visited once.
        package var followsLinks = false
        /// Whether folders on other file systems are left out.
        package var staysOnFileSystem = false
        /// The most names that are looked at.
        package var mostNames = Int.max
        /// Which files that cannot be named are given, by what is left of their names, in addition
        /// to the faults that describe them.
        package var givesUnnamed: @Sendable (String) -> Bool = { _ in false }

        /// Follows no links and goes everywhere.
        package init() {}
    }

    /// A step of a walk.
    package enum Step: Sendable {
        /// A folder, with its regular files in the order of the bytes of their names.
        case folder(OpenFolder, files: [FoundFile])
        /// A folder or name that could not be looked at; the walk goes on.
        case fault(WalkFault)
    }

    /// How deep folders are searched; each level takes a descriptor.
    private static let mostDepth = 200

    /// Names that were passed over so far.
    package private(set) var passedOver = PassedOver()
    /// Whether there are more names than may be looked at.
    package private(set) var isCut = false
    /// Folders on other file systems that were left out.
    package private(set) var leftOut: [String] = []
    private let options: Options
    private var room: Int
    private var pending: [(parent: OpenFolder?, name: String, depth: Int)]
    private var faults: [WalkFault] = []
    private var visited: Set<OpenFolder.Identity> = []
    private var device: UInt64?

    /// Begins a walk.
    ///
    /// - Parameters:
    ///   - root: the folder; it may be a symbolic link to one.
    ///   - options: how the walk goes.
    package init(_ root: String, _ options: Options = Options()) {
        self.options = options
        room = options.mostNames
        pending = [(nil, root, 0)]
    }

    /// Goes one step on.
    ///
    /// - Returns: the step, or nil at the end.
    package mutating func next() -> Step? {
        while true {
            if let fault = faults.popLast() { return .fault(fault) }
            guard let (parent, name, depth) = pending.popLast() else { return nil }
            do throws(WalkFault) {
                let folder = try OpenFolder(
                    name, in: parent, followsLink: parent == nil || options.followsLinks)
                guard isWanted(folder) else { continue }
                let entries = try FolderEntries(
                    folder, followsLinks: options.followsLinks, room: &room)
                faults = entries.faults.reversed()
                passedOver += entries.passedOver
                isCut = isCut || entries.isCut
                if depth < FolderWalk.mostDepth {
                    pending += entries.folders.reversed().map { (folder, $0, depth + 1) }
                } else {
                    faults += entries.folders.map {
                        WalkFault(
                            folder.path(of: $0),
                            reason: "is deeper than \(FolderWalk.mostDepth) folders")
                    }
                }
                return .folder(folder, files: entries.files(withUnnamed: options.givesUnnamed))
            } catch {
                return .fault(error)
            }
        }
    }

    private mutating func isWanted(_ folder: OpenFolder) -> Bool {
        let first = device ?? folder.identity.device
        device = first
        if options.staysOnFileSystem, folder.identity.device != first {
            leftOut.append(folder.path)
            return false
        }
        return !options.followsLinks || visited.insert(folder.identity).inserted
    }
}
