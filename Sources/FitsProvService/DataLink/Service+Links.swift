import Files
import HTTPTypes
import VOTable

extension Service {
    /// Tells what belongs to products (DataLink 1.1 §2).
    func links(_ call: Call) async throws -> Answer {
        let parameters = try await call.parameters(options.limits)
        let ids: [String]
        do throws(QueryRefusal) {
            let format = try parameters.single("RESPONSEFORMAT") ?? ""
            guard ResponseFormat(format)?.format == .votable else {
                throw QueryRefusal("RESPONSEFORMAT '\(format)' is not supported; use votable")
            }
            ids = parameters.values("ID").uniqued()
        } catch {
            return Service.errorDocument(error, parameters)
        }
        let (service, most) = (self, options.limits.links)
        let (pipe, first) = try await piped(call, needsPlace: true) { pipe in
            service.writeLinks(of: ids.prefix(most), isCut: ids.count > most, to: pipe) {
                pipe.isClosed || !call.isConnected()
            }
        }
        let type = DataLinkTable.mediaType
        switch first.end {
        case .refused(let refusal)?: return Service.errorDocument(refusal, parameters)
        case .gone?: throw Refusal(.requestTimeout, "the client has gone")
        case .complete?, .broken?: return Answer(.bytes(first.bytes), type)
        case nil: return Answer(.stream(first: first.bytes, rest: pipe), type)
        }
    }

    /// How many bytes are passed on at once.
    private static let piece = 64 << 10

    /// Writes the table, in this thread.
    private func writeLinks(
        of ids: ArraySlice<String>, isCut: Bool, to pipe: BytePipe, isUnwanted: () -> Bool
    ) -> (last: [UInt8], end: QueryEnd) {
        var writer = VOTableAnswerWriter(.tableData)
        var isSent = false
        do {
            let links = ProductLinks(
                edition: try archive.current(), base: base, access: access,
                draws: ProvenanceFormat.svg.isAvailable)
            try writer.begin(DataLinkTable.answer(at: base))
            for id in ids {
                try links.links(of: id) { link in
                    try writer.append(link.cells)
                    guard writer.pendingCount >= Service.piece else { return }
                    guard !isUnwanted(), pipe.push(writer.take()) else { throw Unwanted() }
                    isSent = true
                }
                if isUnwanted() { throw Unwanted() }
            }
            writer.finish(isCut ? .overflow : .complete)
            return (writer.take(), .complete(isCut: isCut))
        } catch is Unwanted {
            return ([], .gone)
        } catch {
            let refusal = QueryRefusal(error, timeout: "")
            guard isSent else { return ([], .refused(refusal)) }
            writer.finish(.failed(refusal.message))
            return (writer.take(), .broken(refusal))
        }
    }

    /// The client has gone.
    private struct Unwanted: Error {}
}

/// What is said around the rows of DataLink.
enum DataLinkTable {
    /// The standard.
    static let standard = "ivo://ivoa.net/std/DataLink#links-1.1"
    /// The media type of answers.
    static let mediaType = "application/x-votable+xml;content=datalink"

    /// A table without rows that describes the service that it is from (DataLink 1.1 §4).
    ///
    /// - Parameter base: what all addresses begin with.
    /// - Returns: the table.
    static func answer(at base: String) -> TableAnswer {
        var itself = service(at: base, name: "this", inputs: [Parameter("ID", text: "")])
        itself.utype = "adhoc:this"
        return TableAnswer(
            ProductLink.columns, infos: [Info("standardID", standard)], services: [itself])
    }

    /// The service, as a table describes it that has a column of identifiers.
    ///
    /// - Parameters:
    ///   - base: what all addresses begin with.
    ///   - column: the XML identifier of the column.
    /// - Returns: the resource.
    static func service(at base: String, forColumn column: String) -> Resource {
        service(at: base, name: "links", inputs: [Parameter("ID", text: "", ref: column)])
    }

    private static func service(
        at base: String, name: String, inputs: [Parameter]
    ) -> Resource {
        Resource.service(
            name: name, accessURL: "\(base)/links", standardID: standard, contentType: mediaType,
            inputs: inputs)
    }
}
