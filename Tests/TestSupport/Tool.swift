import Foundation
package import Testing

/// A program that is not ours, asked for its opinion.
package struct Tool: Sendable {
    /// The official checker of FITS files.
    package static let fitsverify = Tool("fitsverify")
    /// The checker of XML documents.
    package static let xmllint = Tool("xmllint")
    /// Compresses files.
    package static let gzip = Tool("gzip")
    /// A Python that can import astropy: `FITSPROV_PYTHON`, else `python3`.
    package static let astropy = Tool(
        ProcessInfo.processInfo.environment["FITSPROV_PYTHON"] ?? "python3",
        probe: ["-c", "import astropy.io.fits"])

    /// The program, by its name or path.
    package let name: String
    /// Whether it is there and runs.
    package let isPresent: Bool

    /// What a skipped test says.
    package var notice: Comment { "\(name) is not installed, or lacks what the test needs" }

    /// What a program said.
    package struct Outcome: Sendable {
        /// Its exit status; 128 and the signal if it was killed by one.
        package let status: Int32
        /// What it wrote to its standard output.
        package let output: String
        /// What it wrote to its standard error.
        package let complaints: String
    }

    /// Names a program.
    ///
    /// - Parameters:
    ///   - name: its name, looked for in `PATH`, or its path.
    ///   - probe: arguments with which it exits with 0 if it is usable; nil if being there is enough.
    package init(_ name: String, probe: [String]? = nil) {
        self.name = name
        guard let path = Tool.find(name) else {
            isPresent = false
            return
        }
        guard let probe else {
            isPresent = true
            return
        }
        isPresent = (try? Tool.run(path, probe, in: nil).status) == 0
    }

    /// Runs the program and waits for its end.
    ///
    /// - Parameters:
    ///   - arguments: its arguments.
    ///   - folder: the folder it runs in, if not this one.
    /// - Returns: what it said.
    /// - Throws: what keeps it from being started.
    package func run(_ arguments: [String], in folder: String? = nil) throws -> Outcome {
        guard let path = Tool.find(name) else { throw CocoaError(.fileNoSuchFile) }
        return try Tool.run(path, arguments, in: folder)
    }

    private static func run(
        _ path: String, _ arguments: [String], in folder: String?
    ) throws -> Outcome {
        // Files take any amount of output in any order, where two pipes could block each other.
        let scratch = try ScratchFolder()
        let output = try scratch.write([], to: "output")
        let complaints = try scratch.write([], to: "complaints")
        let status = try Child.run(
            [path] + arguments, in: folder, output: output, complaints: complaints)
        return Outcome(
            status: status,
            output: String(decoding: try Files.bytes(output), as: UTF8.self),
            complaints: String(decoding: try Files.bytes(complaints), as: UTF8.self))
    }

    private static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let paths = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
        return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
