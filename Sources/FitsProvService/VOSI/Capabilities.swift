import ADQL
import FitsProvArchive
import VOTable

/// What the service can do (VOSI 1.1 §4, TAPRegExt 1.0).
struct Capabilities {
    /// What all addresses begin with.
    let base: String
    /// The most that the service takes.
    let limits: ServiceLimits
    /// Whether queries may bring tables along in every way that TAP knows.
    var takesUploads = true

    /// The document.
    var document: XMLDocument {
        var document = XMLDocument()
        document.element(
            "vosi:capabilities",
            [
                "xmlns:vosi": "http://www.ivoa.net/xml/VOSICapabilities/v1.0",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xmlns:vr": "http://www.ivoa.net/xml/VOResource/v1.0",
                "xmlns:vs": "http://www.ivoa.net/xml/VODataService/v1.1",
                "xmlns:tr": "http://www.ivoa.net/xml/TAPRegExt/v1.0",
            ]
        ) { document in
            for (standard, path, version) in Capabilities.plain {
                document.element("capability", ["standardID": standard]) { document in
                    interface(path, version: version, &document)
                }
            }
            tableAccess(&document)
            document.element("capability", ["standardID": "ivo://ivoa.net/std/ConeSearch"]) {
                document in
                interface("/scs?", use: "base", &document)
            }
            document.element("capability", ["standardID": DataLinkTable.standard]) { document in
                interface("/links", use: "base", version: "1.1", &document)
            }
        }
        return document
    }

    private static let plain = [
        ("ivo://ivoa.net/std/VOSI#capabilities", "/tap/capabilities", nil),
        ("ivo://ivoa.net/std/VOSI#availability", "/tap/availability", nil),
        ("ivo://ivoa.net/std/VOSI#tables-1.1", "/tap/tables", "1.1"),
        ("ivo://ivoa.net/std/DALI#examples", "/tap/examples", nil),
    ]

    private func interface(
        _ path: String, use: String = "full", version: String? = nil, _ document: inout XMLDocument
    ) {
        document.element(
            "interface", ["xsi:type": "vs:ParamHTTP", "role": "std", "version": version]
        ) { document in
            document.element("accessURL", base + path, ["use": use])
        }
    }

    private func tableAccess(_ document: inout XMLDocument) {
        document.element(
            "capability",
            ["standardID": "ivo://ivoa.net/std/TAP", "xsi:type": "tr:TableAccess"]
        ) { document in
            interface("/tap", use: "base", version: "1.1", &document)
            document.element(
                "dataModel", "ObsCore-1.1", ["ivo-id": "ivo://ivoa.net/std/ObsCore#core-1.1"])
            language(&document)
            for format in TableFormat.allCases where format.writer() != nil {
                Capabilities.write(format, &document)
            }
            // One way alone would be an error.
            for method in takesUploads ? ["inline", "http", "https"] : [] {
                document.element(
                    "uploadMethod", nil,
                    ["ivo-id": "ivo://ivoa.net/std/TAPRegExt#upload-\(method)"])
            }
            bounds("retentionPeriod", limits.jobAge, limits.longestJobAge, unit: nil, &document)
            bounds("executionDuration", limits.jobTime, limits.jobTime, unit: nil, &document)
            bounds("outputLimit", limits.usualRows, limits.rows, unit: "row", &document)
            if takesUploads {
                let most = limits.uploadBytes
                bounds("uploadLimit", most, most, unit: "byte", &document)
            }
        }
    }

    private static func write(_ format: TableFormat, _ document: inout XMLDocument) {
        document.element("outputFormat", ["ivo-id": format.ivoID]) { document in
            document.element("mime", format.mediaType)
            for alias in format.aliases { document.element("alias", alias) }
        }
        for type in format.otherMediaTypes {
            document.element("outputFormat") { document in document.element("mime", type) }
        }
    }

    private func language(_ document: inout XMLDocument) {
        document.element("language") { document in
            document.element("name", "ADQL")
            for version in ["2.0", "2.1"] {
                document.element(
                    "version", version, ["ivo-id": "ivo://ivoa.net/std/ADQL#v\(version)"])
            }
            document.element("description", "ADQL 2.1")
            features("udf", &document) { document in
                for function in Publication.functions {
                    Capabilities.feature(
                        function.declaration, function.description, &document)
                }
            }
            for (name, forms) in Capabilities.features {
                features(name, &document) { document in
                    for form in forms { Capabilities.feature(form, nil, &document) }
                }
            }
        }
    }

    /// Optional features of ADQL 2.1, under the keys that are known to clients.
    ///
    /// COALESCE is there, too; its key is taken for an error by some.
    private static let features = [
        (
            "adqlgeo",
            [
                "POINT", "CIRCLE", "POLYGON", "BOX", "REGION", "CENTROID", "COORD1", "COORD2",
                "COORDSYS", "AREA", "DISTANCE", "CONTAINS", "INTERSECTS",
            ]
        ),
        ("adql-string", ["LOWER", "UPPER", "ILIKE"]), ("adql-common-table", ["WITH"]),
        ("adql-sets", ["UNION", "EXCEPT", "INTERSECT"]), ("adql-type", ["CAST"]),
        ("adql-unit", ["IN_UNIT"]), ("adql-offset", ["OFFSET"]),
    ]

    private func features(
        _ name: String, _ document: inout XMLDocument, _ content: (inout XMLDocument) -> Void
    ) {
        document.element(
            "languageFeatures", ["type": "ivo://ivoa.net/std/TAPRegExt#features-\(name)"],
            content: content)
    }

    private static func feature(
        _ form: String, _ description: String?, _ document: inout XMLDocument
    ) {
        document.element("feature") { document in
            document.element("form", form)
            document.element("description", ifPresent: description)
        }
    }

    private func bounds(
        _ name: String, _ usual: Int, _ most: Int, unit: String?, _ document: inout XMLDocument
    ) {
        document.element(name) { document in
            document.element("default", "\(usual)", ["unit": unit])
            document.element("hard", "\(most)", ["unit": unit])
        }
    }
}
