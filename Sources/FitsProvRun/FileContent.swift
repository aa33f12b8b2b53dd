import FITS
import Files

/// What a file is, by its first bytes.
package enum FileContent: Hashable, Sendable {
    /// A FITS file.
    case fits
    /// A program or library for the machine.
    case machineCode
    /// Text.
    case text
    /// Other bytes.
    case binary
    case empty
    /// It is not there, or may not be read.
    case unknown

    private static let startSize = 512
    private static let machineCodeStart: [UInt8] = [0x7F, 0x45, 0x4C, 0x46]

    /// Looks at a file.
    ///
    /// - Parameter path: the file.
    package init(of path: String) {
        guard let start = try? SmallFile.start(path, count: FileContent.startSize) else {
            self = .unknown
            return
        }
        self.init(start: start)
    }

    /// Tells by the first bytes.
    package init(start: [UInt8]) {
        self =
            if start.isEmpty {
                .empty
            } else if start.starts(with: FITSContent.start) {
                .fits
            } else if start.starts(with: FileContent.machineCodeStart) {
                .machineCode
            } else {
                start.contains(0) ? .binary : .text
            }
    }
}
