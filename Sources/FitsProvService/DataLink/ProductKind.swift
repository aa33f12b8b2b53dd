/// Kinds of products in the words of the IVOA (http://www.ivoa.net/rdf/product-type).
enum ProductKind {
    /// The term for what a file calls itself; nil where there is none.
    ///
    /// - Parameter type: such as `event`.
    /// - Returns: such as `#event-list`.
    static func term(_ type: String?) -> String? {
        guard let type else { return nil }
        return terms[type.trimmed.lowercased()].map { "#\($0)" }
    }

    private static let terms = [
        "event": "event-list", "events": "event-list", "event-list": "event-list",
        "eventlist": "event-list", "image": "image", "cube": "cube", "spectrum": "spectrum",
        "sed": "sed", "timeseries": "timeseries", "light-curve": "light-curve",
        "lightcurve": "light-curve", "visibility": "visibility",
        "measurements": "measurements", "response-function": "response-function",
    ]

    /// What a companion is: of a response, its name in the formats of gamma-ray astronomy.
    ///
    /// - Parameter role: as a file names it: OGIP's keywords in words, types of HDUs of GADF.
    /// - Returns: such as `aeff`; nil for what is no response.
    static func response(_ role: String?) -> String? {
        guard let role = role?.trimmed.lowercased() else { return nil }
        if let known = responses[role] { return known }
        return ["aeff", "edisp", "psf", "bkg", "rad_max"].first { role.hasPrefix($0) }
    }

    private static let responses = [
        "ancillary response": "aeff", "redistribution matrix": "edisp", "background": "bkg",
        "correction": "bkg",
    ]
}
