import Glibc

/// The permissions that the user gives new files.
package enum NewFilePermissions {
    /// Read and write for all, without what the mask of the process takes away.
    ///
    /// The system tells the mask in `/proc`; where it does not, it can only be read by setting it, which other
    /// threads notice.
    package static var current: UInt32 {
        0o666 & ~(told ?? read)
    }

    private static var told: UInt32? {
        guard let status = try? SmallFile.start("/proc/self/status", count: 1 << 14) else {
            return nil
        }
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
            .first { $0.hasPrefix("Umask:") }
        return line.flatMap { UInt32($0.dropFirst("Umask:".count).trimming, radix: 8) }
    }

    private static var read: UInt32 {
        let mask = umask(0o077)
        umask(mask)
        return mask
    }
}

extension Substring {
    fileprivate var trimming: Substring {
        drop { $0 == " " || $0 == "\t" }
    }
}
