import Logging
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct JobTests {
    private static let query = "LANG=ADQL&FORMAT=csv&QUERY=SELECT+COUNT(*)+AS+n+FROM+ivoa.obscore"

    /// The path of a job that was just made.
    private static func path(_ reply: Reply) -> String {
        "/tap/async/" + (reply.location.split(separator: "/").last.map(String.init) ?? "")
    }

    @Test func `a job goes its way from PENDING to its result`() async throws {
        try await RunningService.with { client in
            let made = try await client.post("/tap/async", JobTests.query + "&RUNID=mine")
            #expect(made.status == 303)
            let path = JobTests.path(made)
            #expect(try await client.get(path + "/phase").text == "PENDING")
            #expect(try await client.get(path + "/results/result").status == 404)
            #expect(try await client.post(path + "/phase", "PHASE=RUN").status == 303)
            let done = try await client.get(path + "?WAIT=30").text
            #expect(done.contains("version=\"1.1\""))
            #expect(done.contains("<uws:phase>COMPLETED</uws:phase>"))
            #expect(done.contains("<uws:runId>mine</uws:runId>"))
            #expect(done.contains("<uws:ownerId xsi:nil=\"true\"/>"))
            #expect(done.contains("<uws:parameter id=\"LANG\">ADQL</uws:parameter>"))
            #expect(done.contains("\(path)/results/result"))
            let result = try await client.get(path + "/results/result")
            #expect(result.text == "n\r\n5\r\n")
            #expect(result.headers["content-type"] == "text/csv;header=present")
            #expect(try await client.get(path + "/error").status == 404)
            #expect(try await client.get(path + "/results").text.contains("id=\"result\""))
        }
    }

    @Test func `what is wrong is told when a job runs, not when it is made`() async throws {
        try await RunningService.with { client in
            let path = JobTests.path(
                try await client.post("/tap/async?phase=RUN", "QUERY=nonsense"))
            let job = try await client.get(path + "?WAIT=30").text
            #expect(job.contains("<uws:phase>ERROR</uws:phase>"))
            #expect(job.contains("<uws:message>LANG is missing"))
            let error = try await client.get(path + "/error")
            #expect(error.status == 200)
            #expect(error.text.contains("value=\"ERROR\">LANG is missing"))
        }
    }

    @Test func `parameters replace each other while a job is PENDING`() async throws {
        try await RunningService.with { client in
            let path = JobTests.path(try await client.post("/tap/async", "LANG=PQL&other=1"))
            #expect(try await client.post(path + "/parameters", "lang=ADQL&RUNID=a").status == 303)
            #expect(try await client.post(path + "/parameters", "runId=b").status == 303)
            #expect(try await client.get(path + "/parameters/lang").text == "ADQL")
            let all = try await client.get(path + "/parameters").text
            #expect(all.contains("<uws:parameter id=\"RUNID\">b</uws:parameter>"))
            #expect(!all.contains(">a<"))
            #expect(!all.contains("OTHER"))
            #expect(try await client.get(path + "/parameters/OTHER").status == 404)
            _ = try await client.post(path + "/phase", "PHASE=RUN")
            #expect(try await client.post(path + "/parameters", "LANG=x").status == 403)
        }
    }

    @Test func `times are clipped, and those that make no sense refused`() async throws {
        try await RunningService.with { client in
            let path = JobTests.path(try await client.post("/tap/async", JobTests.query))
            for (sent, got) in [("10", "10"), ("0", "3600"), ("999999", "3600")] {
                let reply = try await client.post(
                    path + "/executionduration", "EXECUTIONDURATION=\(sent)")
                #expect(reply.status == 303)
                #expect(try await client.get(path + "/executionduration").text == got)
            }
            #expect(
                try await client.post(path + "/executionduration", "EXECUTIONDURATION=x").status
                    == 400)
            for wrong in ["2001-01-01T00:00:00Z", "tomorrow", ""] {
                let reply = try await client.post(path + "/destruction", "DESTRUCTION=\(wrong)")
                #expect(reply.status == 400)
            }
            _ = try await client.post(path + "/destruction", "DESTRUCTION=2999-01-01")
            let time = try await client.get(path + "/destruction").text
            #expect(!time.hasPrefix("2999"))
            #expect(try await client.get(path).text.contains("<uws:destruction>\(time)<"))
            #expect(try await client.get(path + "/owner").text.isEmpty)
            #expect(try await client.get(path + "/quote").text.isEmpty)
        }
    }

    @Test func `a job that runs can be aborted, and one that took too long is`() async throws {
        try await RunningService.with { client in
            let form = "LANG=ADQL&QUERY=\(Client.encoded(RunningService.endless))"
            let path = JobTests.path(try await client.post("/tap/async", form + "&PHASE=RUN"))
            let job = try await client.get(path + "?WAIT=30&PHASE=QUEUED").text
            #expect(job.contains("EXECUTING"))
            #expect(try await client.post(path + "/phase", "PHASE=ABORT").status == 303)
            #expect(try await client.get(path + "/phase").text == "ABORTED")
            #expect(try await client.post(path + "/phase", "PHASE=RUN").status == 403)

            let slow = JobTests.path(try await client.post("/tap/async", form))
            _ = try await client.post(slow + "/executionduration", "EXECUTIONDURATION=1")
            _ = try await client.post(slow + "/phase", "PHASE=RUN")
            _ = try await client.get(slow + "?WAIT=30&PHASE=QUEUED")
            let late = try await client.get(slow + "?WAIT=30").text
            #expect(late.contains("<uws:phase>ABORTED</uws:phase>"))
            #expect(late.contains("took longer than 1 s"))
        }
    }

    @Test func `so many run, the others wait for their turn`() async throws {
        try await RunningService.with {
            $0.limits.runningJobs = 1
        } _: { client in
            let endless = "LANG=ADQL&PHASE=RUN&QUERY=\(Client.encoded(RunningService.endless))"
            let first = JobTests.path(try await client.post("/tap/async", endless))
            let second = JobTests.path(
                try await client.post("/tap/async?PHASE=RUN", JobTests.query))
            #expect(try await client.get(second + "/phase").text == "QUEUED")
            #expect(try await client.send("DELETE", first).status == 303)
            _ = try await client.get(second + "?WAIT=30&PHASE=QUEUED")
            #expect(try await client.get(second + "?WAIT=30").text.contains("COMPLETED"))
        }
    }

    @Test func `deleted jobs stay deleted`() async throws {
        try await RunningService.with { client in
            let first = JobTests.path(try await client.post("/tap/async?PHASE=RUN", JobTests.query))
            let second = JobTests.path(try await client.post("/tap/async", JobTests.query))
            let deleted = try await client.send("DELETE", first)
            #expect(deleted.status == 303)
            #expect(deleted.location.hasSuffix("/tap/async?LAST=100"))
            #expect(try await client.post(second, "ACTION=DELETE").status == 303)
            for path in [first, second] {
                #expect(try await client.get(path).status == 404)
                #expect(try await client.send("DELETE", path).status == 404)
            }
            #expect(!(try await client.get("/tap/async").text.contains("jobref")))
            #expect(try await client.get(second + "/nothing").status == 404)
        }
    }

    @Test func `the list is filtered`() async throws {
        try await RunningService.with { client in
            for name in ["a", "b", "c"] {
                _ = try await client.post("/tap/async", "RUNID=\(name)")
            }
            let done = JobTests.path(try await client.post("/tap/async?PHASE=RUN", JobTests.query))
            _ = try await client.get(done + "?WAIT=30")
            func count(_ filter: String) async throws -> Int {
                try await client.get("/tap/async" + filter).text.split(separator: "<uws:jobref")
                    .count - 1
            }
            #expect(try await count("") == 4)
            #expect(try await count("?PHASE=pending") == 3)
            #expect(try await count("?PHASE=PENDING&PHASE=COMPLETED") == 4)
            #expect(try await count("?PHASE=PENDING&LAST=2") == 2)
            #expect(try await count("?AFTER=2999-01-01T00:00:00") == 0)
            #expect(try await client.get("/tap/async?PHASE=DONE").status == 400)
            #expect(try await client.get("/tap/async?LAST=0").status == 400)
            #expect(try await client.get("/tap/async?AFTER=now").status == 400)
            let last = try await client.get("/tap/async?PHASE=PENDING&LAST=1").text
            #expect(last.contains("<uws:runId>c</uws:runId>"))
        }
    }

    @Test func `limits of jobs are told`() async throws {
        try await RunningService.with {
            $0.limits.jobs = 1
            $0.limits.jobParameters = 1_000
        } _: { client in
            let long = String(repeating: "a", count: 2_000)
            #expect(try await client.post("/tap/async", "QUERY=\(long)").status == 413)
            #expect(try await client.post("/tap/async", "").status == 303)
            let more = try await client.post("/tap/async", "")
            #expect(more.status == 403)
            #expect(more.text == "there are 1 jobs already; delete some\n")
        }
    }

    @Test func `results that have no room end in an error`() async throws {
        try await RunningService.with {
            $0.limits.resultMemory = 1 << 20
        } _: { client in
            let rows = Client.encoded("SELECT TOP 90000 a.* \(RunningService.manyRows)")
            let path = JobTests.path(
                try await client.post(
                    "/tap/async?PHASE=RUN", "LANG=ADQL&MAXREC=90000&QUERY=\(rows)"))
            let job = try await client.get(path + "?WAIT=60").text
            _ = job
            let end = try await client.get(path + "?WAIT=60").text
            #expect(end.contains("there is room for 1 MiB of results of jobs"))
            // What it had taken is given back.
            let next = JobTests.path(try await client.post("/tap/async?PHASE=RUN", JobTests.query))
            _ = try await client.get(next + "?WAIT=30&PHASE=QUEUED")
            #expect(try await client.get(next + "?WAIT=30").text.contains("COMPLETED"))
        }
    }

    @Test func `with a folder results are files, which go with their jobs`() async throws {
        let folder = try ScratchFolder()
        let state = folder.file("state")
        let archive = try ScratchFolder()
        let options = try RunningService.options(in: archive) { $0.state = state }
        try await RunningService.with(options) { client in
            let path = JobTests.path(try await client.post("/tap/async?PHASE=RUN", JobTests.query))
            _ = try await client.get(path + "?WAIT=30")
            _ = try await client.get(path + "?WAIT=30")
            #expect(try await client.get(path + "/results/result").text == "n\r\n5\r\n")
            let names = try Scratch.names(in: state)
            #expect(names.count == 2)
            _ = try await client.send("DELETE", path)
            for _ in 0..<100 where try Scratch.names(in: state).count > 1 {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try Scratch.names(in: state) == ["fitsprov-serve.lock"])
            // Another service cannot have the same folder.
            #expect(throws: (any Error).self) {
                _ = try ArchiveServer(options, logger: .init(label: "x"))
            }
        }
    }
}
