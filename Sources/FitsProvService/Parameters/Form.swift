import HTTPTypes
import HummingbirdCore
import NIOCore

/// What a client sent by GET or POST.
struct Form: Sendable {
    /// The parameters of address and form.
    var parameters = Parameters()
    /// The files of a form of parts.
    var files: [UploadedFile] = []
}

extension Call {
    /// How many bytes of files are kept at once.
    private static let piece = 256 << 10

    /// The parameters of address and form, and its files.
    ///
    /// - Parameters:
    ///   - limits: how long a form may be.
    ///   - store: keeps the files; nil to leave them out.
    /// - Returns: the parameters and files.
    /// - Throws: ``Refusal`` for a form that is too long, or of a type that is not known.
    func form(_ limits: ServiceLimits, keeping store: UploadStore?) async throws -> Form {
        var form = Form()
        try form.parameters.add(encoded: request.uri.query ?? "")
        guard request.method == .post else { return form }
        guard let text = request.headers[.contentType] else {
            guard try await bytes(upTo: limits.form).isEmpty else {
                throw Refusal(.unsupportedMediaType, "the form has no Content-Type")
            }
            return form
        }
        let type = MediaType(text)
        switch type.name {
        case "application/x-www-form-urlencoded":
            let bytes = try await bytes(upTo: limits.form)
            try form.parameters.add(encoded: String(decoding: bytes, as: UTF8.self))
        case "multipart/form-data":
            try await read(&form, type, limits, store)
        default:
            throw Refusal(
                .unsupportedMediaType,
                "send a form as application/x-www-form-urlencoded or multipart/form-data")
        }
        return form
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

    /// Reads a form of parts, and keeps its files as they come.
    private func read(
        _ form: inout Form, _ type: MediaType, _ limits: ServiceLimits, _ store: UploadStore?
    ) async throws {
        guard
            var reader = MultipartReader(
                boundary: type.parameters["boundary"] ?? "", valueLimit: limits.form,
                fileLimit: store == nil ? limits.form : limits.uploadBytes)
        else { throw Refusal(.badRequest, "the form has no boundary") }
        let spool = store.map { UploadSpool($0) }
        var ranges: [Int: Range<Int>] = [:]
        do {
            for try await buffer in request.body {
                try reader.read(buffer.readableBytesView)
                if reader.waitingCount >= Call.piece {
                    try await Call.keep(reader.takeFileBytes(), in: spool, &ranges)
                }
            }
            try await Call.keep(reader.takeFileBytes(), in: spool, &ranges)
            let parts = try reader.finish()
            try form.parameters.add(parts)
            if let spool {
                for (number, part) in parts.enumerated() where part.filename != nil {
                    form.files.append(
                        UploadedFile(
                            name: part.name, spool: spool, range: ranges[number] ?? 0..<0))
                }
            }
        } catch let fault as MultipartReader.Fault {
            switch fault {
            case .tooLong(let reason): throw Refusal(.contentTooLarge, reason)
            case .malformed(let reason): throw Refusal(.badRequest, reason)
            }
        }
    }

    /// Keeps bytes of files, and tells where those of each part are.
    private static func keep(
        _ pieces: [(part: Int, bytes: [UInt8])], in spool: UploadSpool?,
        _ ranges: inout [Int: Range<Int>]
    ) async throws {
        guard let spool else { return }
        var place = spool.size
        for (part, bytes) in pieces {
            let start = ranges[part]?.lowerBound ?? place
            place += bytes.count
            ranges[part] = start..<place
        }
        let bytes = pieces.flatMap(\.bytes)
        guard !bytes.isEmpty else { return }
        try await spool.add(bytes)
    }
}

extension UploadSpool {
    /// Adds bytes without keeping a task waiting for a disk.
    ///
    /// - Parameter bytes: the bytes.
    /// - Throws: ``Refusal`` where there is no room.
    func add(_ bytes: [UInt8]) async throws {
        guard size + bytes.count > UploadSpool.memory else { return try append(bytes) }
        try await Threads.run { try self.append(bytes) }
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
