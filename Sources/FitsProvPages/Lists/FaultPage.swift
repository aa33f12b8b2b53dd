/// The page that says why there is no other one.
package enum FaultPage {
    /// The page.
    ///
    /// - Parameters:
    ///   - status: the status, with its words: `404 Not Found`.
    ///   - line: the reason.
    ///   - frame: what stands around it.
    /// - Returns: the page.
    package static func page(_ status: String, _ line: String, _ frame: Page.Frame) -> Page {
        Page(status, in: nil, frame) { html in
            html.element("p", ["role": "alert"], line)
            html.element("p") { html in html.element("a", ["href": "/search"], "To the search") }
        }
    }
}
