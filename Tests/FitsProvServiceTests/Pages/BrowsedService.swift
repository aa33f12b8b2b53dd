import TestSupport
import Testing

@testable import FitsProvService

/// Pages, as a browser asks for them.
extension Client {
    /// A page, which is well-formed.
    func page(_ path: String, status: Int = 200) async throws -> StrictPage {
        let reply = try await browse(path)
        #expect(reply.status == status, "\(path)")
        #expect(reply.headers["content-type"] == "text/html; charset=utf-8", "\(path)")
        let policy = reply.headers["content-security-policy"] ?? ""
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
        return try StrictPage(reply.body)
    }

    /// Waits until all values are counted.
    func settle() async throws {
        for _ in 0..<2_000 {
            let page = try await page("/fields")
            if !page.elements.contains(where: { $0["role"] == "status" }) { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("values are counted for ever")
    }

    /// An address as browsers ask for it.
    func browse(_ path: String) async throws -> Reply {
        // What is behind # stays in the browser.
        let path = path.prefix { $0 != "#" }
        return try await get(String(path), "Accept: text/html,*/*;q=0.8\r\n")
    }
}

/// Goes from page to page by links.
struct Crawler {
    private(set) var pages: [String: StrictPage] = [:]
    private var queue: [String] = ["/"]
    private var seen: Set<String> = ["/"]

    /// Addresses of the service that are of no pages.
    private static let others = ["/tap", "/files/", "/links", "/provsap"]
    /// There is a page for every search; so many are enough.
    private static let most = 70

    /// Asks for all pages that can be reached.
    mutating func run(_ client: Client) async throws {
        try await client.settle()
        while !queue.isEmpty, pages.count < Crawler.most {
            let path = queue.removeFirst()
            let reply = try await client.browse(path)
            if reply.status == 303 {
                add(reply.location)
                continue
            }
            #expect(reply.status == 200, "\(path): \(reply.text.prefix(200))")
            guard reply.headers["content-type"]?.hasPrefix("text/html") == true else { continue }
            let page = try StrictPage(reply.body)
            pages[path] = page
            for link in page.links { add(link) }
        }
    }

    private mutating func add(_ link: String) {
        let link = String(link.prefix { $0 != "#" })
        guard link.hasPrefix("/"), !Crawler.others.contains(where: { link.hasPrefix($0) }),
            seen.insert(link).inserted
        else { return }
        queue.append(link)
    }
}
