/// Jobs as documents (UWS 1.1 §2.2).
enum JobDocument {
    private static let instance = "http://www.w3.org/2001/XMLSchema-instance"
    private static let namespace = "http://www.ivoa.net/xml/UWS/v1.0"
    private static let links = "http://www.w3.org/1999/xlink"

    /// The list of jobs.
    ///
    /// - Parameters:
    ///   - jobs: the jobs.
    ///   - list: the address of the list.
    /// - Returns: the document.
    static func list(_ jobs: [Job], at list: String) -> XMLDocument {
        root("jobs") { document in
            for job in jobs {
                document.element(
                    "uws:jobref",
                    ["id": job.id, "xlink:type": "simple", "xlink:href": "\(list)/\(job.id)"]
                ) { document in
                    document.element("uws:phase", job.phase.rawValue)
                    document.element("uws:runId", ifPresent: job.runID)
                    document.element("uws:creationTime", ISOTime.text(job.created))
                }
            }
        }
    }

    /// A job.
    ///
    /// - Parameters:
    ///   - job: the job.
    ///   - address: its address.
    /// - Returns: the document.
    static func job(_ job: Job, at address: String) -> XMLDocument {
        root("job") { document in
            document.element("uws:jobId", job.id)
            document.element("uws:runId", ifPresent: job.runID)
            nillable("uws:ownerId", nil, &document)
            document.element("uws:phase", job.phase.rawValue)
            nillable("uws:quote", nil, &document)
            document.element("uws:creationTime", ISOTime.text(job.created))
            nillable("uws:startTime", job.started.map(ISOTime.text), &document)
            nillable("uws:endTime", job.ended.map(ISOTime.text), &document)
            document.element("uws:executionDuration", "\(job.duration)")
            document.element("uws:destruction", ISOTime.text(job.destruction))
            document.element("uws:parameters") { write(job.parameters, &$0) }
            document.element("uws:results") { write(job.result, address, &$0) }
            if let fault = job.fault {
                document.element("uws:errorSummary", ["type": "fatal", "hasDetail": "true"]) {
                    $0.element("uws:message", fault)
                }
            }
        }
    }

    /// The parameters of a job.
    static func parameters(of job: Job) -> XMLDocument {
        root("parameters") { write(job.parameters, &$0) }
    }

    /// The results of a job.
    ///
    /// - Parameters:
    ///   - job: the job.
    ///   - address: its address.
    /// - Returns: the document.
    static func results(of job: Job, at address: String) -> XMLDocument {
        root("results") { write(job.result, address, &$0) }
    }

    /// An element at the root, which declares all prefixes.
    private static func root(
        _ name: String, content: (inout XMLDocument) -> Void
    ) -> XMLDocument {
        var document = XMLDocument()
        // Only these two have a version.
        let version = name == "job" || name == "jobs" ? "1.1" : nil
        document.element(
            "uws:\(name)",
            [
                "xmlns:uws": namespace, "xmlns:xlink": links, "xmlns:xsi": instance,
                "version": version,
            ], content: content)
        return document
    }

    private static func write(_ parameters: Parameters, _ document: inout XMLDocument) {
        for (name, value) in parameters.all {
            document.element("uws:parameter", value, ["id": name])
        }
    }

    private static func write(
        _ result: StoredResult?, _ address: String, _ document: inout XMLDocument
    ) {
        guard let result else { return }
        document.element(
            "uws:result", nil,
            [
                "id": "result", "xlink:type": "simple",
                "xlink:href": "\(address)/results/result", "size": "\(result.size)",
                "mime-type": result.type,
            ])
    }

    private static func nillable(
        _ name: String, _ text: String?, _ document: inout XMLDocument
    ) {
        document.element(name, text, ["xsi:nil": text == nil ? "true" : nil])
    }
}
