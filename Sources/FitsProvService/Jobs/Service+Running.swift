import Files
import HTTPTypes
import VOTable

extension Service {
    /// Runs the query of a job, in this thread.
    ///
    /// - Parameters:
    ///   - job: the job.
    ///   - stop: tells when to stop.
    ///   - options: how the service is set up.
    ///   - archive: what is asked.
    ///   - store: keeps the result.
    ///   - uploads: finds the tables that it brings along.
    /// - Returns: how it ended.
    static func run(
        _ job: Job, _ stop: JobList.Stop, _ options: ServiceOptions, _ archive: ServedArchive,
        _ store: ResultStore, _ uploads: Uploads
    ) -> JobList.End {
        do throws(QueryRefusal) {
            var query = try tableQuery(
                job.parameters, time: .seconds(job.duration), isSync: false, options.limits)
            query.uploads = try Threads.wait { () async throws(QueryRefusal) in
                try await uploads.tables(job.parameters, job.files)
            }
            let writer = try store.writer(job.id, type: query.format.contentType)
            var refusal: QueryRefusal?
            let (last, end) = query.run(archive, isUnwanted: { stop.wasAsked }) { bytes in
                do throws(QueryRefusal) { try writer.append(bytes) } catch { refusal = error }
                return refusal == nil
            }
            if let refusal { throw refusal }
            switch end {
            case .complete:
                try writer.append(last)
                return .completed(writer.finish())
            case .refused(let refusal), .broken(let refusal):
                return refusal.status == .requestTimeout
                    ? .aborted(refusal.message) : .failed(refusal.message)
            case .gone: return .aborted(nil)
            }
        } catch {
            return .failed(error.message)
        }
    }

    /// Sends a file that the service has written.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - result: what it is.
    ///   - call: who asks.
    /// - Returns: the answer.
    /// - Throws: ``Refusal`` if it cannot be read.
    func file(_ path: String, _ result: StoredResult, _ call: Call) async throws -> Answer {
        let pipe = BytePipe(stall: options.limits.stall, onStall: call.hangUp)
        let isStarted = Threads.start {
            let isWhole = try? Service.send(path, result.size, to: pipe)
            pipe.finish([], isWhole == true ? .complete(isCut: false) : .gone)
        }
        guard isStarted else { throw Threads.none }
        let first = await pipe.next()
        guard first.end == nil else {
            throw Refusal(.internalServerError, "the result cannot be read")
        }
        var answer = Answer(.stream(first: first.bytes, rest: pipe), result.type)
        answer.headers[.contentLength] = "\(result.size)"
        return answer
    }

    /// How many bytes of a file are read at once.
    private static let piece = 256 << 10

    /// Passes on a file; false if nobody wanted it.
    private static func send(_ path: String, _ size: Int, to pipe: BytePipe) throws -> Bool {
        let descriptor = try Descriptor(reading: path)
        var done = 0
        while done < size {
            var buffer = [UInt8](repeating: 0, count: min(piece, size - done))
            let count = try descriptor.read(into: &buffer, count: buffer.count, at: done, of: path)
            guard count > 0, pipe.push(Array(buffer.prefix(count))) else { return false }
            done += count
        }
        return true
    }
}
