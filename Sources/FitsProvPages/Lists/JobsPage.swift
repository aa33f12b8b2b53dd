/// The pages of queries that run on their own.
package struct JobsPage: Sendable {
    /// A job.
    package struct Job: Sendable {
        /// What its owner must know to find it.
        package let id: String
        /// Where it is in its life.
        package let phase: String
        /// Whether it may still change.
        package let isActive: Bool
        /// Its query.
        package let query: String
        /// What else is known of it: names and values.
        package let facts: [(name: String, value: String)]
        /// Why there is no result.
        package let fault: String?
        /// Whether there is a result.
        package let hasResult: Bool

        /// A job.
        ///
        /// - Parameters:
        ///   - id: what its owner must know to find it.
        ///   - phase: where it is in its life.
        ///   - isActive: whether it may still change.
        ///   - query: its query.
        ///   - facts: what else is known of it.
        ///   - fault: why there is no result.
        ///   - hasResult: whether there is one.
        package init(
            id: String, phase: String, isActive: Bool, query: String,
            facts: [(name: String, value: String)], fault: String?, hasResult: Bool
        ) {
            self.id = id
            self.phase = phase
            self.isActive = isActive
            self.query = query
            self.facts = facts
            self.fault = fault
            self.hasResult = hasResult
        }
    }

    /// So many jobs are listed.
    package static let most = 100
    /// So many characters of a query are shown in the list.
    private static let excerpt = 160

    /// The list.
    ///
    /// - Parameters:
    ///   - jobs: the jobs, the newest first.
    ///   - frame: what stands around the page.
    /// - Returns: the page.
    package static func list(_ jobs: [Job], _ frame: Page.Frame) -> Page {
        Page("Queries in the background", in: .jobs, frame) { html in
            html.element(
                "p", ["class": "soft"],
                "Queries that run on their own, as jobs of UWS; programs find them at \(frame.base)/tap/async."
            )
            guard !jobs.isEmpty else {
                html.element("p") { html in
                    html.text("There are none. ")
                    html.element("a", ["href": "/adql"], "Write a query")
                }
                return
            }
            html.element(
                "div",
                ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Queries"]
            ) { html in
                html.element("table") { html in
                    html.element("thead") { html in
                        html.element("tr") { html in
                            for title in ["Query", "Phase", "Made"] {
                                html.element("th", ["scope": "col"], title)
                            }
                        }
                    }
                    html.element("tbody") { html in
                        for job in jobs.prefix(most) { row(job, &html) }
                    }
                }
            }
            if jobs.count > most { html.element("p", "The newest \(most) are listed.") }
        }
    }

    private static func row(_ job: Job, _ html: inout HTMLWriter) {
        html.element("tr") { html in
            html.element("td") { html in
                let text =
                    job.query.count > excerpt ? job.query.prefix(excerpt) + "…" : job.query[...]
                html.element(
                    "a", ["href": "/jobs/\(job.id)"], text.isEmpty ? "(no query)" : String(text))
            }
            html.element("td", job.phase)
            html.element("td", job.facts.first { $0.name == "Made" }?.value ?? "")
        }
    }

    /// One job.
    ///
    /// - Parameters:
    ///   - job: the job.
    ///   - frame: what stands around the page.
    /// - Returns: the page.
    package static func one(_ job: Job, _ frame: Page.Frame) -> Page {
        Page("Query \(job.id.prefix(8))", in: .jobs, frame) { html in
            html.element("p") { html in
                html.element("strong", job.phase)
                if job.isActive { html.text(" – reload the page to see whether it has ended.") }
            }
            if let fault = job.fault { html.element("p", ["role": "alert"], fault) }
            html.element("pre", job.query)
            html.element("dl") { html in
                for (name, value) in job.facts {
                    html.element("dt", name)
                    html.element("dd", value)
                }
            }
            html.element("div", ["class": "bar"]) { html in
                if job.hasResult {
                    html.element(
                        "a",
                        ["class": "button", "href": "/tap/async/\(job.id)/results/result"], "Result"
                    )
                    html.element(
                        "button",
                        [
                            "type": "button", "hidden": "hidden",
                            "data-samp": "table.load.votable",
                            "data-url": "\(frame.base)/tap/async/\(job.id)/results/result",
                            "data-name": "\(frame.archive): query \(job.id.prefix(8))",
                        ], "Send to TOPCAT or Aladin")
                    html.element("span", ["role": "status", "data-samp-status": ""], "")
                }
                if !job.query.isEmpty {
                    html.element(
                        "a",
                        ["href": PageAddress("/adql", [.init("QUERY", job.query)]).text],
                        "Run it again as a page")
                }
                html.element("a", ["href": "/tap/async/\(job.id)"], "As a document of UWS")
            }
            html.element("form", ["method": "post", "action": "/jobs/\(job.id)"]) { html in
                html.element("p", ["class": "bar"]) { html in
                    if job.isActive {
                        html.element(
                            "button", ["type": "submit", "name": "ACTION", "value": "ABORT"],
                            "Stop")
                    }
                    html.element(
                        "button", ["type": "submit", "name": "ACTION", "value": "DELETE"],
                        "Delete")
                }
            }
        }
    }
}
