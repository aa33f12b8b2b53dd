// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The methods are documented where they are asked for, in FileOperations.

import CLinux
import Glibc

/// What some file systems can do with whole blocks, without copying them.
extension SystemFiles {
    package func clone(_ source: Int32, to target: Int32) throws(SystemError) -> Bool {
        try canDo("ioctl FICLONE") { fitsprov_clone(target, source) }
    }

    package func blockSize(_ descriptor: Int32) throws(SystemError) -> Int {
        var status = statvfs()
        guard unsafe fstatvfs(descriptor, &status) == 0 else { throw .last("fstatvfs") }
        return Int(status.f_bsize)
    }

    package func insertRange(
        _ descriptor: Int32, at offset: Int, count: Int
    ) throws(SystemError) -> Bool {
        try canDo("fallocate") {
            fallocate(descriptor, FITSPROV_FALLOC_INSERT_RANGE, offset, count)
        }
    }

    package func collapseRange(
        _ descriptor: Int32, at offset: Int, count: Int
    ) throws(SystemError) -> Bool {
        try canDo("fallocate") {
            fallocate(descriptor, FITSPROV_FALLOC_COLLAPSE_RANGE, offset, count)
        }
    }

    package func truncate(_ descriptor: Int32, size: Int) throws(SystemError) {
        while ftruncate(descriptor, size) != 0 {
            if errno != EINTR { throw .last("ftruncate") }
        }
    }

    package func firstHole(_ descriptor: Int32) throws(SystemError) -> Int? {
        let hole = lseek(descriptor, 0, FITSPROV_SEEK_HOLE)
        if hole >= 0 { return hole }
        // An empty file has no byte to begin at.
        if errno == ENXIO { return 0 }
        if errno == EINVAL { return nil }
        throw .last("lseek")
    }

    /// Whether a call is one that the file system can do; the rest of its refusals are errors.
    private func canDo(_ call: String, _ body: () -> Int32) throws(SystemError) -> Bool {
        while body() != 0 {
            switch errno {
            case EINTR: continue
            case EOPNOTSUPP, ENOTTY, EXDEV, EINVAL, ENOSYS: return false
            default: throw .last(call)
            }
        }
        return true
    }
}
