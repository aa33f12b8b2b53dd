import Glibc

/// A refusal of the operating system: which call, and its error number.
package struct SystemError: Error, Hashable, Sendable {
    /// The name of the call.
    package let call: String
    /// The value of `errno`.
    package let number: Int32

    /// Describes a refusal.
    package init(_ call: String, _ number: Int32) {
        self.call = call
        self.number = number
    }

    /// The refusal of the call that just failed.
    static func last(_ call: String) -> SystemError {
        SystemError(call, errno)
    }

    /// The system's words for it, as in `No space left on device`.
    package var words: String {
        unsafe String(cString: strerror(number))
    }

    /// The failure as one of this file.
    func on(_ path: String) -> FileError {
        FileError(.system, path: path, "\(words) (\(call))")
    }
}

extension SystemError {
    /// The error number of a disk that gives or takes fewer bytes than it must.
    static let inputOutput = EIO
    /// The error number of what may not be done.
    static let notPermitted = EPERM
    /// The error number of a name that stands for nothing.
    static let noSuchFile = ENOENT
    /// The error number of what is not supported.
    static let notSupported = EOPNOTSUPP
}
