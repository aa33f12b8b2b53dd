import HTTPTypes

/// Finds the tables that queries bring along.
struct Uploads: Sendable {
    /// A table of a query.
    struct Table: Sendable {
        /// What the query calls it.
        let name: String
        /// A VOTable.
        let file: UploadedFile
    }

    /// Keeps what clients send.
    let store: UploadStore
    /// Fetches what is elsewhere; nil if nothing is to be fetched.
    let fetcher: UploadFetcher?
    private let limits: ServiceLimits

    /// - Parameter options: how the service is set up.
    init(_ options: ServiceOptions) {
        limits = options.limits
        store = UploadStore(options.state, options.limits)
        fetcher = options.takesUploadAddresses ? UploadFetcher(options) : nil
    }

    /// The tables of a query; those at addresses are fetched.
    ///
    /// - Parameters:
    ///   - parameters: those of a request or job.
    ///   - files: what was sent with them; of several with one name, the last.
    /// - Returns: the tables.
    /// - Throws: ``QueryRefusal`` for what is wrong, or not there.
    func tables(
        _ parameters: Parameters, _ files: [UploadedFile]
    ) async throws(QueryRefusal) -> [Table] {
        let items = try UploadItem.all(parameters, limits)
        var tables: [Table] = []
        var room = limits.uploadBytes
        for item in items {
            let file = try await file(item, files, room)
            room -= file.range.count
            guard room >= 0 else {
                throw QueryRefusal(
                    "the uploads are longer than \(limits.uploadBytes) bytes",
                    status: .contentTooLarge)
            }
            tables.append(Table(name: item.name, file: file))
        }
        return tables
    }

    private func file(
        _ item: UploadItem, _ files: [UploadedFile], _ room: Int
    ) async throws(QueryRefusal) -> UploadedFile {
        switch item.source {
        case .part(let name):
            guard let file = files.last(where: { $0.name == name }) else {
                throw QueryRefusal(
                    "upload \(item.name): the form has no file under the name '\(name.prefix(100))'"
                )
            }
            return file
        case .address(let address):
            guard let fetcher else {
                throw QueryRefusal(
                    "upload \(item.name): this service fetches nothing; send the table itself, as param:NAME"
                )
            }
            let spool = UploadSpool(store)
            try await fetcher.fetch(item.name, from: address, upTo: room, into: spool)
            return UploadedFile(name: item.name, spool: spool, range: 0..<spool.size)
        }
    }
}
