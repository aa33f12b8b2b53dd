import CLinux

/// File systems whose files can share blocks.
enum SharedBlocks {
    /// The magic numbers of XFS and btrfs (statfs(2)); an XFS may have been made without.
    private static let fileSystems: Set<UInt> = [0x5846_5342, 0x9123_683E]

    /// Whether a folder is on a file system that may share blocks.
    static func areKnown(to folder: String) -> Bool {
        fileSystems.contains(unsafe fitsprov_file_system(folder) & 0xFFFF_FFFF)
    }
}
