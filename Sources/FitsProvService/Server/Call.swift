import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// A request that has an address and a method of ours.
struct Call: Sendable {
    /// The request.
    let request: Request
    /// The parts of its path.
    let path: [String]
    /// Whether the client is still there.
    let isConnected: @Sendable () -> Bool
    /// Ends the connection, whatever is still to be sent.
    let hangUp: @Sendable () -> Void

    /// The parameters of address and form.
    ///
    /// - Parameter limits: how long a form may be.
    /// - Returns: the parameters; files of a form are none of them.
    /// - Throws: ``Refusal`` for a form that is too long, or of a type that is not known.
    func parameters(_ limits: ServiceLimits) async throws -> Parameters {
        var parameters = Parameters()
        try parameters.add(encoded: request.uri.query ?? "")
        guard request.method == .post else { return parameters }
        guard let text = request.headers[.contentType] else {
            guard try await bytes(upTo: limits.form).isEmpty else {
                throw Refusal(.unsupportedMediaType, "the form has no Content-Type")
            }
            return parameters
        }
        let type = MediaType(text)
        switch type.name {
        case "application/x-www-form-urlencoded":
            let bytes = try await bytes(upTo: limits.form)
            try parameters.add(encoded: String(decoding: bytes, as: UTF8.self))
        case "multipart/form-data":
            try await parameters.add(parts(type, limits))
        default:
            throw Refusal(
                .unsupportedMediaType,
                "send a form as application/x-www-form-urlencoded or multipart/form-data")
        }
        return parameters
    }

    private func bytes(upTo limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= limit else {
                throw Refusal(.contentTooLarge, "the form is longer than \(limit) bytes")
            }
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        return bytes
    }

    private func parts(
        _ type: MediaType, _ limits: ServiceLimits
    ) async throws -> [MultipartReader.Part] {
        guard
            var reader = MultipartReader(
                boundary: type.parameters["boundary"] ?? "", valueLimit: limits.form,
                fileLimit: limits.form)
        else { throw Refusal(.badRequest, "the form has no boundary") }
        do {
            for try await buffer in request.body { try reader.read(buffer.readableBytesView) }
            return try reader.finish()
        } catch let fault as MultipartReader.Fault {
            switch fault {
            case .tooLong(let reason): throw Refusal(.contentTooLarge, reason)
            case .malformed(let reason): throw Refusal(.badRequest, reason)
            }
        }
    }
}

extension Parameters {
    /// Adds the values of a form; files are left out.
    mutating func add(_ parts: [MultipartReader.Part]) throws(Refusal) {
        for part in parts where part.filename == nil {
            guard let value = String(validating: part.bytes, as: UTF8.self) else {
                throw Refusal(.badRequest, "the value of '\(part.name)' is no text of UTF-8")
            }
            add(part.name, value)
        }
    }
}
