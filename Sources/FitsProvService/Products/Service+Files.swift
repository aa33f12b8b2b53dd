import Files
import FitsProvArchive
import FoundationEssentials
import HTTPTypes
import HummingbirdCore

extension Service {
    /// Sends the file of a product, or parts of it.
    func productFile(_ call: Call) async throws -> Answer {
        let file = try await opened(call)
        let headers = call.request.headers
        let validators = Validators(file)
        var answer: Answer
        switch validators.outcome(headers) {
        case .failed:
            throw Refusal(.preconditionFailed, "the file is not what the request takes it for")
        case .unchanged:
            answer = Answer(.bytes([]), file.product.mediaType, status: .notModified)
            answer.headers[.contentType] = nil
        case .go:
            let now = Int64(Date().timeIntervalSince1970)
            let range = validators.wantsParts(headers, at: now) ? headers[.range] : nil
            answer = try await send(file, range, call)
            answer.headers[.contentDisposition] = Service.disposition(file.product.name)
        }
        answer.headers[.eTag] = validators.tag
        answer.headers[.lastModified] = validators.date
        answer.headers[.acceptRanges] = "bytes"
        if file.isChanged, let name = HTTPField.Name("X-Changed") {
            answer.headers[name] = "true"
        }
        ProvenanceLinks(base: base).add(of: file.product, to: &answer.headers)
        return answer
    }

    /// The file of the product whose number is at the end of the path.
    ///
    /// - Parameter call: who asks.
    /// - Returns: the file, open.
    /// - Throws: ``Refusal`` if there is none, or it is not given out.
    func opened(_ call: Call) async throws -> OpenedProduct {
        let text = call.path.last ?? ""
        guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int64(text) else {
            throw Refusal.notFound("such product; its address ends in a number")
        }
        let (archive, access) = (archive, access)
        return try await Threads.run {
            let edition = try archive.current()
            guard let product = try edition.index.product(number, edition.publication) else {
                throw Refusal.notFound("product of the number \(number)")
            }
            try access.check(product)
            return try OpenedProduct(product, below: edition.roots)
        }
    }

    private func send(
        _ file: OpenedProduct, _ range: String?, _ call: Call
    ) async throws -> Answer {
        let (size, type) = (file.size, file.product.mediaType)
        guard call.request.method == .get else {
            var answer = Answer(.bytes([]), type)
            answer.headers[.contentLength] = "\(size)"
            return answer
        }
        switch range.map({ ByteRanges($0, size: size) }) ?? .whole {
        case .unsatisfiable:
            var refusal = Refusal(.rangeNotSatisfiable, "the file has \(size) bytes")
            refusal.headers[.contentRange] = "bytes */\(size)"
            throw refusal
        case .whole: return try await send(file, FileBody(0..<size), type, call)
        case .parts(let parts) where parts.count == 1:
            var answer = try await send(file, FileBody(parts[0]), type, call)
            answer.status = .partialContent
            answer.headers[.contentRange] = FileBody.words(parts[0], of: size)
            return answer
        case .parts(let parts):
            let boundary = Job.newID()
            let body = FileBody(parts, of: size, type: type, boundary: boundary)
            var answer = try await send(
                file, body, "multipart/byteranges; boundary=\(boundary)", call)
            answer.status = .partialContent
            return answer
        }
    }

    private func send(
        _ file: OpenedProduct, _ body: FileBody, _ type: String, _ call: Call
    ) async throws -> Answer {
        let (pipe, first) = try await piped(call) { pipe in
            let isWhole = try? body.send(file.descriptor, file.product.path, push: pipe.push)
            return ([], isWhole == true ? .complete(isCut: false) : .gone)
        }
        if case .gone? = first.end {
            throw Refusal(.internalServerError, "the file of the product cannot be read")
        }
        let rest = first.end == nil
        var answer = Answer(
            rest ? .stream(first: first.bytes, rest: pipe) : .bytes(first.bytes), type)
        answer.headers[.contentLength] = "\(body.count)"
        return answer
    }

    /// How the file is called where it is kept (RFC 6266).
    private static func disposition(_ name: String) -> String {
        // A colon is no part of such a text, though it is one of addresses.
        "attachment; filename*=UTF-8''" + name.percentEncoded.replacing(":", with: "%3A")
    }
}

extension Validators {
    /// What tells whether the file of a product is still the same.
    init(_ file: OpenedProduct) {
        let (now, whole) = (file.snapshot, "file-sha256:")
        if !file.isChanged, let digest = file.product.digest, digest.hasPrefix(whole) {
            tag = "\"sha256-\(digest.dropFirst(whole.count))\""
        } else {
            let facts = [now.identity.inode, UInt64(now.size), UInt64(bitPattern: now.modified)]
            tag = "W/\"" + facts.map { String($0, radix: 16) }.joined(separator: "-") + "\""
        }
        // Rounded down, also before 1970.
        modified = Int64((Double(now.modified) / 1e9).rounded(.down))
    }
}
