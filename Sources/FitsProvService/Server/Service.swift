import FitsProv
import FitsProvArchive
import Files
import FoundationEssentials
import Synchronization

/// What all answers are made of.
final class Service: Sendable {
    /// How it is set up.
    let options: ServiceOptions
    /// What is asked.
    let archive: ServedArchive
    /// The queries that run on their own.
    let jobs: JobList
    /// The tables that queries bring along.
    let uploads: Uploads
    /// Lets queries run.
    let gate: QueryGate
    /// Since when it is there.
    let started = Date()
    private let address: Lock<String>

    /// - Parameter options: how it is set up.
    /// - Throws: `FitsProvError` if its folder cannot be used.
    init(_ options: ServiceOptions) throws(FitsProvError) {
        self.options = options
        var naming = Publication.Naming(archive: Paths.name(of: options.archive))
        naming.authority = options.authority
        // Without links to products an address of the service would lead nowhere: that of the file is told.
        naming.baseURL = nil
        let archive = ServedArchive(options.archive, naming, aliases: options.aliases)
        self.archive = archive
        let store = try ResultStore(options.state, options.limits)
        let uploads = Uploads(options)
        self.uploads = uploads
        jobs = JobList(options.limits, store) { job, stop in
            Service.run(job, stop, options, archive, store, uploads)
        }
        gate = QueryGate(options.limits)
        address = Lock(
            options.baseURL.map { String($0.trimmingSuffix("/")) }
                ?? "http://\(options.listen.writtenHost):\(options.listen.port)")
    }

    /// What all addresses that are written begin with, without `/` at its end.
    var base: String { address.withLock { $0 } }

    /// Tells the port that was free.
    func listens(atPort port: Int) {
        guard options.baseURL == nil else { return }
        address.withLock { $0 = "http://\(options.listen.writtenHost):\(port)" }
    }
}

extension String {
    /// The text without a character that stands at its end, however often.
    fileprivate func trimmingSuffix(_ character: Character) -> Substring {
        var text = self[...]
        while text.last == character { text.removeLast() }
        return text
    }
}
