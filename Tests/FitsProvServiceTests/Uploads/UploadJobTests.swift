import Testing

@testable import FitsProvService

@Suite struct UploadJobTests {
    private static func path(_ reply: Reply) -> String {
        "/tap/async/" + (reply.location.split(separator: "/").last.map(String.init) ?? "")
    }

    private static let query = [
        ("LANG", "ADQL"), ("FORMAT", "csv"), ("QUERY", "SELECT id FROM TAP_UPLOAD.t ORDER BY id"),
    ]

    @Test func `a job has its tables until it has run`() async throws {
        try await RunningService.with { client in
            let made = try await client.post(
                "/tap/async", UploadJobTests.query + [("UPLOAD", "t,param:p")],
                files: [("p", SampleUpload.places)])
            #expect(made.status == 303)
            let path = UploadJobTests.path(made)
            #expect(try await client.get(path + "/parameters/upload").text == "t,param:p")
            _ = try await client.post(path + "/phase", "PHASE=RUN")
            #expect(try await client.get(path + "?WAIT=30").text.contains("COMPLETED"))
            #expect(try await client.get(path + "/results/result").text == "id\r\na\r\nb\r\n")
        }
    }

    @Test func `tables may come later, one by one`() async throws {
        try await RunningService.with { client in
            let made = try await client.post("/tap/async", UploadJobTests.query, files: [])
            let path = UploadJobTests.path(made)
            for name in ["t", "u"] {
                let reply = try await client.post(
                    path + "/parameters", [("UPLOAD", "\(name),param:\(name)")],
                    files: [(name, SampleUpload.places)])
                #expect(reply.status == 303)
            }
            _ = try await client.post(
                path + "/parameters", "QUERY=SELECT+a.id+FROM+TAP_UPLOAD.t+a,TAP_UPLOAD.u+b")
            _ = try await client.post(path + "/phase", "PHASE=RUN")
            #expect(try await client.get(path + "?WAIT=30").text.contains("COMPLETED"))
            #expect(try await client.get(path + "/results/result").text.hasPrefix("id\r\n"))
        }
    }

    @Test func `what is wrong with a table is told when the job runs`() async throws {
        try await RunningService.with { client in
            for (upload, words) in [
                ("t,param:q", "no file under the name 'q'"), ("1,param:p", "no name of a table"),
            ] {
                let made = try await client.post(
                    "/tap/async", UploadJobTests.query + [("UPLOAD", upload), ("PHASE", "RUN")],
                    files: [("p", SampleUpload.places)])
                #expect(made.status == 303)
                let job = try await client.get(UploadJobTests.path(made) + "?WAIT=30").text
                #expect(job.contains("<uws:phase>ERROR</uws:phase>"))
                #expect(job.contains(words))
            }
        }
    }

    @Test func `the room of a table is free as soon as its job has run, or is deleted`()
        async throws
    {
        let long = SampleUpload.places + String(repeating: " ", count: 100_000)
        try await RunningService.with {
            $0.limits.uploadFiles = 1
        } _: { client in
            let values = UploadJobTests.query + [("UPLOAD", "t,param:p")]
            let first = try await client.post("/tap/async", values, files: [("p", long)])
            #expect(first.status == 303)
            let second = try await client.post("/tap/async", values, files: [("p", long)])
            #expect(second.status == 503)
            #expect(second.text.hasPrefix("1 uploads are kept already"))
            let path = UploadJobTests.path(first)
            _ = try await client.send("DELETE", path)
            let third = try await client.post("/tap/async", values, files: [("p", long)])
            #expect(third.status == 303)
            _ = try await client.post(UploadJobTests.path(third) + "/phase", "PHASE=RUN")
            _ = try await client.get(UploadJobTests.path(third) + "?WAIT=30")
            let fourth = try await client.post("/tap/async", values, files: [("p", long)])
            #expect(fourth.status == 303)
        }
    }
}
