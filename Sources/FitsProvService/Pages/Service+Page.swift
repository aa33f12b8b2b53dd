import Files
import FitsProv
import FitsProvArchive
import FitsProvPages
import HTTPTypes
import HummingbirdCore

extension Service {
    /// What stands around all pages.
    var frame: Page.Frame {
        Page.Frame(
            archive: Paths.name(of: options.archive), base: base,
            program: "fitsprov \(Version.text)")
    }

    /// What a page may do: nothing but load what is the service's own, and talk to a SAMP hub on this computer.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self' http://127.0.0.1:21012 http://localhost:21012; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    /// A page, as it is sent.
    static func answer(_ page: Page, status: HTTPResponse.Status = .ok) -> Answer {
        var answer = Answer(.bytes(page.bytes), "text/html; charset=utf-8", status: status)
        answer.headers[.cacheControl] = "no-cache"
        if let name = HTTPField.Name("Content-Security-Policy") { answer.headers[name] = policy }
        return answer
    }

    /// Leads to another page.
    func turn(to path: String) -> Answer { Answer.seeOther(frame.root + path) }

    /// The style sheet, the script or the picture of all pages.
    static func asset(_ call: Call) -> Answer {
        var answer: Answer
        switch call.path.last {
        case "style.css":
            answer = Answer(.bytes(Array(StyleSheet.text.utf8)), "text/css; charset=utf-8")
        case "script.js":
            answer = Answer(.bytes(Array(Script.text.utf8)), "text/javascript; charset=utf-8")
        default: answer = Answer(.bytes(Array(Page.icon.utf8)), "image/svg+xml")
        }
        answer.headers[.cacheControl] = "max-age=300"
        return answer
    }

    /// A refusal as a page, for browsers at the address of a page.
    ///
    /// - Parameters:
    ///   - refusal: why there is no other answer.
    ///   - request: what was asked.
    /// - Returns: nil where one line is the answer.
    func faultPage(_ refusal: Refusal, _ request: Request) -> Answer? {
        let path = request.uri.path.split(separator: "/").map(String.init)
        guard Routes.isPage(path), request.headers[.accept]?.contains("text/html") == true else {
            return nil
        }
        let title = "\(refusal.status.code) \(refusal.status.reasonPhrase)"
        let page = FaultPage.page(title, refusal.line, frame)
        var answer = Service.answer(page, status: refusal.status)
        for field in refusal.headers { answer.headers.append(field) }
        return answer
    }

    /// Does work on the archive in a thread, among the queries that may run at once.
    ///
    /// - Parameter work: reads.
    /// - Returns: what it returns.
    /// - Throws: ``Refusal`` if too many queries run, and what the work throws.
    func reading<Value: Sendable>(
        _ work: @escaping @Sendable (ServedArchive.Edition) throws -> Value
    ) async throws -> Value {
        try await gate.enter()
        let archive = archive
        do {
            let value = try await Threads.run { try work(try archive.current()) }
            await gate.leave()
            return value
        } catch {
            await gate.leave()
            throw error
        }
    }
}
