import HTTPTypes

/// All addresses of the service.
struct Routes: Sendable {
    /// What the service has.
    let service: Service

    /// What there is at an address.
    ///
    /// - Parameter path: the parts of its path.
    /// - Returns: nil if there is nothing.
    func route(_ path: [String]) -> Route? {
        let service = service
        guard path.first == "tap" else { return other(path) }
        switch path.count {
        case 1: return Route([.get: { _ in service.page() }])
        case 2:
            switch path[1] {
            case "capabilities": return Route([.get: { _ in service.capabilities() }])
            case "availability": return Route([.get: { _ in await service.availability() }])
            case "tables": return Route([.get: { try await service.tables($0) }])
            case "examples": return Route([.get: { _ in try await service.examples() }])
            case "sync":
                return Route([
                    .get: { try await service.sync($0) }, .post: { try await service.sync($0) },
                ])
            case "async":
                return Route([
                    .get: { try await service.jobList($0) },
                    .post: { try await service.makeJob($0) },
                ])
            default: return nil
            }
        case 3 where path[1] == "tables": return Route([.get: { try await service.table($0) }])
        default: return path[1] == "async" ? job(Array(path.dropFirst(3))) : nil
        }
    }

    /// What there is of a job.
    ///
    /// - Parameter path: what is behind its name.
    /// - Returns: nil if there is nothing.
    private func job(_ path: [String]) -> Route? {
        let service = service
        switch path.count {
        case 0:
            return Route([
                .get: { try await service.jobDocument($0) },
                .post: { try await service.actOnJob($0) },
                .delete: { try await service.deleteJob($0) },
            ])
        case 1: return jobPart(path[0])
        case 2 where path[0] == "parameters":
            return Route([.get: { try await service.jobParameter($0) }])
        case 2 where path == ["results", "result"]:
            return Route([.get: { try await service.jobResult($0) }])
        default: return nil
        }
    }

    private func jobPart(_ name: String) -> Route? {
        let service = service
        switch name {
        case "phase":
            return Route([
                .get: { try await service.jobText($0) { $0.phase.rawValue } },
                .post: { try await service.setPhase($0) },
            ])
        case "executionduration":
            return Route([
                .get: { try await service.jobText($0) { "\($0.duration)" } },
                .post: { try await service.setDuration($0) },
            ])
        case "destruction":
            return Route([
                .get: { try await service.jobText($0) { ISOTime.text($0.destruction) } },
                .post: { try await service.setDestruction($0) },
            ])
        case "quote", "owner":
            return Route([.get: { try await service.jobText($0) { _ in "" } }])
        case "parameters":
            return Route([
                .get: { try await service.jobParameters($0) },
                .post: { try await service.setParameters($0) },
            ])
        case "results": return Route([.get: { try await service.jobResults($0) }])
        case "error": return Route([.get: { try await service.jobError($0) }])
        default: return nil
        }
    }

    private func other(_ path: [String]) -> Route? {
        let service = service
        switch path {
        case ["openapi.json"]: return Route([.get: { _ in try service.openAPI() }])
        case ["scs"]: return Route([.get: { try await service.cone($0) }])
        default: return product(path) ?? page(path)
        }
    }

    /// What there is of products.
    private func product(_ path: [String]) -> Route? {
        let service = service
        switch path.first {
        case "links"? where path.count == 1:
            return Route([
                .get: { try await service.links($0) }, .post: { try await service.links($0) },
            ])
        case "provsap"? where path.count == 1:
            return Route([
                .get: { try await service.provenance($0) },
                .post: { try await service.provenance($0) },
            ])
        case "files"? where path.count == 2:
            return Route([.get: { try await service.productFile($0) }])
        case "header"? where path.count == 2:
            return Route([.get: { try await service.detachedHeader($0) }])
        default: return nil
        }
    }
}
