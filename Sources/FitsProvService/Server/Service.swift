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
    /// Who may have what is in a product.
    let access: Access
    /// What there is to choose from on pages.
    let facets = FacetKeeper()
    /// Since when it is there.
    let started = Date()
    private let address: Lock<String>

    /// - Parameter options: how it is set up.
    /// - Throws: `FitsProvError` if its folder cannot be used.
    init(_ options: ServiceOptions) throws(FitsProvError) {
        self.options = options
        var naming = Publication.Naming(archive: Paths.name(of: options.archive))
        naming.authority = options.authority
        let base =
            options.baseURL.map { String($0.trimmingSuffix("/")) }
            ?? "\(options.scheme)://\(options.listen.text)"
        naming.baseURL = base
        let archive = ServedArchive(options.archive, naming, aliases: options.aliases)
        self.archive = archive
        let store = try ResultStore(options.state, options.limits)
        let uploads = Uploads(options)
        self.uploads = uploads
        jobs = JobList(options.limits, store) { job, stop in
            Service.run(job, stop, options, archive, store, uploads)
        }
        gate = QueryGate(options.limits)
        access = Access(options)
        address = Lock(base)
    }

    /// What all addresses that are written begin with, without `/` at its end.
    var base: String { address.withLock { $0 } }

    /// Tells the port that was free.
    func listens(atPort port: Int) {
        guard options.baseURL == nil else { return }
        let base = "\(options.scheme)://\(options.listen.writtenHost):\(port)"
        address.withLock { $0 = base }
        archive.answers(at: base)
    }
}

extension ServiceOptions {
    /// How addresses of the service begin, if it is reached without a proxy.
    fileprivate var scheme: String { tls == nil ? "http" : "https" }
}

extension String {
    /// The text without a character that stands at its end, however often.
    fileprivate func trimmingSuffix(_ character: Character) -> Substring {
        var text = self[...]
        while text.last == character { text.removeLast() }
        return text
    }
}
