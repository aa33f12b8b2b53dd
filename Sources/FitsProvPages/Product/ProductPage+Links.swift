import FitsProvArchive

extension ProductPage {
    var provenance: PageAddress? {
        facts.publisherDID.map {
            PageAddress("/provsap", [.init("ID", $0), .init("DEPTH", "ALL")])
        }
    }

    /// Where its provenance is, for programs (PROV-AQ §3.2).
    func links(_ frame: Page.Frame) -> [Page.Link] {
        guard let did = facts.publisherDID, let provenance else { return [] }
        let has = "http://www.w3.org/ns/prov#has_provenance"
        return [
            Page.Link(relation: "http://www.w3.org/ns/prov#has_anchor", address: did),
            Page.Link(
                relation: has,
                address: frame.base + provenance.with("RESPONSEFORMAT", "PROV-XML").text,
                type: "application/provenance+xml"),
            Page.Link(
                relation: has,
                address: frame.base + provenance.with("RESPONSEFORMAT", "PROV-JSON").text,
                type: "application/json"),
            Page.Link(
                relation: "http://www.w3.org/ns/prov#has_query_service",
                address: frame.base + "/provsap"),
        ]
    }

    func bar(_ frame: Page.Frame, _ html: inout HTMLWriter) {
        html.element("div", ["class": "bar"]) { html in
            html.element(
                "a", ["class": "button", "href": "/files/\(facts.number)"],
                "Download (\(Words.bytes(facts.stamp.size)))")
            if let did = facts.publisherDID {
                html.element(
                    "a", ["href": PageAddress("/links", [.init("ID", did)]).text],
                    "Links (DataLink)")
            }
            if let provenance {
                for (name, format) in [
                    ("PROV-XML", "PROV-XML"), ("PROV-JSON", "PROV-JSON"), ("picture", "PROV-SVG"),
                ] {
                    html.element(
                        "a", ["href": provenance.with("RESPONSEFORMAT", format).text], name)
                }
            }
            let isImage = facts.observation.contains {
                $0.name == "dataproduct_type" && ["image", "cube"].contains($0.value.lowercased())
            }
            html.element(
                "button",
                [
                    "type": "button", "hidden": "hidden",
                    "data-samp": isImage ? "image.load.fits" : "table.load.fits",
                    "data-url": "\(frame.base)/files/\(facts.number)", "data-name": facts.name,
                ], isImage ? "Send to Aladin or DS9" : "Send to TOPCAT")
            html.element("span", ["role": "status", "data-samp-status": ""], "")
        }
    }
}
