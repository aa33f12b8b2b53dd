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
            default: return nil
            }
        case 3 where path[1] == "tables": return Route([.get: { try await service.table($0) }])
        default: return nil
        }
    }

    private func other(_ path: [String]) -> Route? {
        let service = service
        switch path {
        case []: return Route([.get: { _ in service.page() }])
        default: return nil
        }
    }
}
