import HTTPTypes

extension Routes {
    /// The pages for people.
    ///
    /// - Parameter path: the parts of an address.
    /// - Returns: nil if there is no page.
    func page(_ path: [String]) -> Route? {
        let service = service
        func page(_ handlers: [HTTPRequest.Method: Route.Handler]) -> Route {
            Route(isOpen: false, handlers)
        }
        switch path {
        case [], ["search"]: return page([.get: { try await service.searchPage($0) }])
        case ["search", "count"]: return page([.get: { try await service.countMatches($0) }])
        case ["adql"]:
            return page([
                .get: { try await service.queryPage($0) },
                .post: { try await service.queryPage($0) },
            ])
        case ["picked"]: return page([.get: { try await service.pickedRows($0) }])
        case ["fields"]: return page([.get: { try await service.fieldsPage($0) }])
        case ["products"]: return page([.get: { try await service.findProduct($0) }])
        case ["jobs"]:
            return page([
                .get: { try await service.jobsPage($0) },
                .post: { try await service.makeJobOfPage($0) },
            ])
        case ["pages", "style.css"], ["pages", "script.js"], ["pages", "icon.svg"]:
            return page([.get: { Service.asset($0) }])
        default: break
        }
        guard path.count == 2 else { return nil }
        switch path[0] {
        case "products": return page([.get: { try await service.productPage($0) }])
        case "jobs":
            return page([
                .get: { try await service.jobPage($0) },
                .post: { try await service.actOnJobOfPage($0) },
            ])
        default: return nil
        }
    }

    /// Whether an address is that of a page, there or not.
    static func isPage(_ path: [String]) -> Bool {
        guard let first = path.first else { return true }
        return ["search", "adql", "picked", "fields", "products", "jobs"].contains(first)
    }
}
