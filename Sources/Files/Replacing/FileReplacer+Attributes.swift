/// Owner, permissions and attributes, which a new file takes over.
extension FileReplacer {
    private func keepOwner(
        _ status: FileStatus, of staged: TemporaryFile
    ) throws(FileError) {
        do throws(SystemError) {
            let own = try files.status(staged.descriptor)
            guard own.user != status.user || own.group != status.group else { return }
            try files.setOwner(staged.descriptor, user: status.user, group: status.group)
        } catch  where error.number == SystemError.notPermitted {
            throw FileError(
                .refused, path: staged.path,
                "belongs to another user or group, which a new file cannot keep",
                hint: "--output writes a copy of your own")
        } catch {
            throw error.on(staged.path)
        }
    }

    func giveAttributes(
        to staged: TemporaryFile, of existing: OriginalFile?, permissions: UInt32
    ) throws(FileError) {
        if let existing { return try copyAttributes(from: existing, to: staged, isSameFile: true) }
        try staged.place.system { () throws(SystemError) in
            try files.setPermissions(staged.descriptor, permissions)
        }
    }

    func copyAttributes(
        from original: OriginalFile, to staged: TemporaryFile, isSameFile: Bool
    ) throws(FileError) {
        let status = original.status
        if isSameFile { try keepOwner(status, of: staged) }
        try staged.place.system { () throws(SystemError) in
            let wanted = try files.attributes(original.descriptor)
            for attribute in wanted {
                do throws(SystemError) {
                    try files.setAttribute(staged.descriptor, attribute)
                } catch  where attribute.isForSystemOnly || !isSameFile {
                    continue
                }
            }
            // A folder may have an access control list that it gives to every new file in it.
            let names = Set(wanted.map(\.name))
            for attribute in try files.attributes(staged.descriptor)
            where !names.contains(attribute.name) && !attribute.isForSystemOnly {
                try files.removeAttribute(staged.descriptor, attribute.name)
            }
            try files.setPermissions(staged.descriptor, status.permissions)
        }
    }
}

extension FileAttribute {
    /// Whether the system sets such attributes by itself, and lets no one else do so.
    fileprivate var isForSystemOnly: Bool {
        name.hasPrefix("security.") || name.hasPrefix("trusted.")
            || name.hasPrefix("system.") && name != "system.posix_acl_access"
    }
}
