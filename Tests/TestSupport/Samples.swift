package import Foundation
package import Testing

/// A sample file: one written by an observatory or a tool, or one that is malformed on purpose.
package struct Sample: Sendable, Hashable, CustomTestStringConvertible {
    /// The path relative to the folder of all samples, as in `fits/iraf/Zero.fits`.
    package let name: String
    /// The absolute path.
    package let path: String

    /// The name, for the report of a test.
    package var testDescription: String { name }

    /// Whether the file is compressed as a whole, by its first bytes.
    package var isCompressed: Bool {
        guard let file = FileHandle(forReadingAtPath: path),
            let start = try? file.read(upToCount: 3)
        else { return false }
        return [[0x1F, 0x8B], [0x1F, 0x9D], Array("BZh".utf8)].contains { start.starts(with: $0) }
    }
}

/// The sample files, which are not part of the project.
///
/// They are looked for in `FITSPROV_SAMPLES`, else in `../shared/data` next to the package.
package enum Samples {
    /// Legal files written by real observatories and tools.
    package static let fits = files("fits")
    /// Valid but unusual files.
    package static let odd = files("fits_odd")
    /// Malformed and hostile files.
    package static let bad = files("badfits")
    /// More of them, and what was forged with right sums.
    package static let bad2 = files("badfits2")
    /// The legal files that are not compressed as a whole.
    package static let plain = (fits + odd).filter { !$0.isCompressed }

    /// Whether the samples are there; where they are not, tests on them are to be skipped.
    package static let areInstalled = !fits.isEmpty

    /// What a skipped test says.
    package static let notice: Comment = "the sample files are not installed (FITSPROV_SAMPLES)"

    /// The sample with this name, if it is there.
    package static func named(_ name: String) -> Sample? {
        let path = folder.appending(path: name).path
        return FileManager.default.fileExists(atPath: path) ? Sample(name: name, path: path) : nil
    }

    private static let folder: URL = {
        let chosen = ProcessInfo.processInfo.environment["FITSPROV_SAMPLES"]
        return chosen.map { URL(filePath: $0) }
            ?? Package.root.appending(path: "../shared/data").standardized
    }()

    private static func files(_ part: String) -> [Sample] {
        let endings = [".fits", ".fit", ".gz", ".fz", ".Z", ".bz2", ".FTZ", ".ftz", ".fts"]
        let top = folder.appending(path: part)
        let found = FileManager.default.enumerator(atPath: top.path)?.allObjects ?? []
        return found.compactMap { $0 as? String }
            .sorted()
            .map { Sample(name: "\(part)/\($0)", path: top.appending(path: $0).path) }
            .filter { sample in
                endings.contains { sample.name.hasSuffix($0) } || sample.startsLikeFITS
            }
    }
}

extension Sample {
    /// Whether the file begins with `SIMPLE`, whatever its name.
    fileprivate var startsLikeFITS: Bool {
        guard let file = FileHandle(forReadingAtPath: path),
            let start = try? file.read(upToCount: 6)
        else { return false }
        return start.elementsEqual("SIMPLE".utf8)
    }
}

/// The package that the tests belong to.
package enum Package {
    /// Its top folder.
    package static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
