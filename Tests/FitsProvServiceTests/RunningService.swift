import FitsProv
import FitsProvArchive
import Logging
import Synchronization
import TestSupport

@testable import FitsProvService

/// A service in this process, over a small archive.
enum RunningService {
    /// Runs a test against a service of its own.
    ///
    /// - Parameters:
    ///   - change: sets it up in another way.
    ///   - body: the test.
    /// - Throws: what the test throws.
    static func with(
        _ change: (inout ServiceOptions) -> Void = { _ in },
        _ body: @Sendable (Client) async throws -> Void
    ) async throws {
        let folder = try ScratchFolder()
        try await with(options(in: folder, change), body)
    }

    /// Runs a test against a service that is set up already.
    static func with(
        _ options: ServiceOptions, _ body: @Sendable (Client) async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = try ArchiveServer(options, logger: logger)
        let (addresses, started) = AsyncStream<String>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { started.finish() }
                try await server.run(signals: []) { started.yield($0) }
            }
            var iterator = addresses.makeAsyncIterator()
            let address = await iterator.next()
            let port = address?.split(separator: ":").last.flatMap { UInt16($0) }
            if let port { try await body(Client(port: port)) }
            group.cancelAll()
            if port == nil { try await group.waitForAll() }
        }
    }

    /// A service over a new archive, at a port that is free.
    static func options(
        in folder: borrowing ScratchFolder, _ change: (inout ServiceOptions) -> Void = { _ in }
    ) throws -> ServiceOptions {
        try makeIndex(folder.file("test.sqlite"), in: folder, products: 5)
        var options = ServiceOptions(archive: folder.file("test.sqlite"))
        options.listen.port = 0
        change(&options)
        return options
    }

    /// An index of files with a place on the sky.
    static func makeIndex(
        _ path: String, in folder: borrowing ScratchFolder, products: Int
    ) throws {
        for number in 1...products {
            let bytes = FITSBytes.primary([
                FITSBytes.fixed("OBJECT", "'Crab    '"),
                FITSBytes.fixed("RA", 83.5 + Double(number) / 10),
                FITSBytes.fixed("DEC", 22), FITSBytes.fixed("OBS_ID", "'obs \(number)   '"),
            ])
            try folder.write(bytes, to: "file\(number).fits")
        }
        var indexer = Indexer(try ArchiveIndex(creating: path))
        try indexer.update(folder.path)
        try indexer.finish()
    }
}
