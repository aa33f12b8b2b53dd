import Glibc

/// The names in a folder, by what they stand for, each in the order of its bytes.
package struct FolderEntries {
    /// Regular files.
    var files: [FoundFile] = []
    /// Folders, and links to folders where links are followed.
    var folders: [String] = []
    /// Files that cannot be named, with U+FFFD for what is not UTF-8 in their names.
    var unnamed: Set<String> = []
    /// Names that could not be looked at.
    var faults: [WalkFault] = []
    /// Names that stand for nothing that is given.
    var passedOver = PassedOver()
    /// Whether there are more names than were looked at.
    var isCut = false

    /// Why a file cannot be named.
    package static let notUTF8 = "the name is not UTF-8"

    private enum Kind {
        case file, folder, link, other, unknown
    }

    /// Reads a folder; hidden names are passed over, and so is what is neither file nor folder.
    ///
    /// - Parameters:
    ///   - folder: the folder.
    ///   - followsLinks: whether symbolic links stand for what they lead to.
    ///   - room: how many names may be looked at; those that are looked at are taken off.
    /// - Throws: ``WalkFault`` if it cannot be read to its end.
    init(
        _ folder: OpenFolder, followsLinks: Bool, room: inout Int
    ) throws(WalkFault) {
        let own = unsafe openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { throw WalkFault(folder.path, errno) }
        guard let stream = unsafe fdopendir(own) else {
            close(own)
            throw WalkFault(folder.path, errno)
        }
        defer { unsafe closedir(stream) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    unsafe (String(validatingCString: $0), String(cString: $0))
                }
            }
            guard name.1 != ".", name.1 != ".." else { continue }
            guard room > 0 else {
                isCut = true
                break
            }
            room -= 1
            guard !name.1.hasPrefix(".") else {
                if let changed = UndoJournal.subject(of: name.1) {
                    faults.append(
                        WalkFault(folder.path(of: changed), reason: InterruptedEdit.notice))
                } else {
                    passedOver.hidden += 1
                }
                continue
            }
            guard let valid = name.0 else {
                faults.append(
                    WalkFault(folder.path(of: name.1), reason: FolderEntries.notUTF8))
                if unsafe FolderEntries.kind(entry.pointee.d_type) == .file {
                    unnamed.insert(name.1)
                }
                continue
            }
            add(valid, unsafe FolderEntries.kind(entry.pointee.d_type), folder, followsLinks)
        }
        guard isCut || errno == 0 else { throw WalkFault(folder.path, errno) }
        files.sort { $0.name.precedesByBytes($1.name) }
        folders.sort { $0.precedesByBytes($1) }
    }

    private mutating func add(
        _ name: String, _ kind: Kind, _ folder: OpenFolder, _ followsLinks: Bool
    ) {
        switch kind {
        case .file: files.append(FoundFile(name: name, isLink: false))
        case .folder: folders.append(name)
        case .link where followsLinks, .unknown:
            let flags = kind == .link ? 0 : AT_SYMLINK_NOFOLLOW
            var status = stat()
            guard unsafe fstatat(folder.descriptor, name, &status, flags) == 0 else {
                // A link that leads nowhere is not a file.
                if kind == .link, errno == ENOENT || errno == ELOOP {
                    passedOver.links += 1
                    return
                }
                faults.append(WalkFault(folder.path(of: name), errno))
                return
            }
            switch status.st_mode & S_IFMT {
            case S_IFREG: files.append(FoundFile(name: name, isLink: kind == .link))
            case S_IFDIR: folders.append(name)
            case S_IFLNK where followsLinks: add(name, .link, folder, true)
            case S_IFLNK: passedOver.links += 1
            default: passedOver.others += 1
            }
        case .link: passedOver.links += 1
        case .other: passedOver.others += 1
        }
    }

    private static func kind(_ type: UInt8) -> Kind {
        switch Int(type) {
        case DT_REG: .file
        case DT_DIR: .folder
        case DT_LNK: .link
        case DT_UNKNOWN: .unknown
        default: .other
        }
    }
}

extension FolderEntries {
    /// The files with those that cannot be named, and are wanted by what is left of their names.
    func files(withUnnamed isWanted: (String) -> Bool) -> [FoundFile] {
        let known = Set(files.map(\.name))
        let more = unnamed.filter { isWanted($0) && !known.contains($0) }
        guard !more.isEmpty else { return files }
        let found = files + more.map { FoundFile(name: $0, isLink: false, isUnnamed: true) }
        return found.sorted { $0.name.precedesByBytes($1.name) }
    }
}

/// A regular file that a walk found in a folder.
package struct FoundFile: Hashable, Sendable {
    /// Its name in the folder.
    package let name: String
    /// Whether the name is a symbolic link to it.
    package let isLink: Bool
    /// Whether it cannot be opened by this name, as its own is not UTF-8.
    package var isUnnamed = false
}

extension String {
    /// Whether the bytes come before those of another text, as SQLite orders them.
    package func precedesByBytes(_ other: String) -> Bool {
        let fast = unsafe utf8.withContiguousStorageIfAvailable { left in
            unsafe other.utf8.withContiguousStorageIfAvailable { right in
                guard let first = left.baseAddress, let second = right.baseAddress else {
                    return left.count < right.count
                }
                let order = unsafe memcmp(first, second, min(left.count, right.count))
                return order == 0 ? left.count < right.count : order < 0
            }
        }
        return (fast ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
    }
}
