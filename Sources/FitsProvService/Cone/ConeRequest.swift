/// What a client asks of Simple Cone Search (SCS 1.03 §2.1).
struct ConeRequest {
    /// Right ascension and declination of the centre, ICRS, in degrees.
    let centre: (longitude: Double, latitude: Double)
    /// The radius in degrees; 0 asks for the columns alone.
    let radius: Double
    /// How much is told: 1, 2 or 3.
    let verbosity: Int
    /// The most rows.
    let rows: Int

    /// Understands the parameters.
    ///
    /// - Parameters:
    ///   - parameters: RA, DEC, SR, VERB and MAXREC.
    ///   - limits: how many rows there may be.
    /// - Throws: ``QueryRefusal`` for what is wrong, or not there.
    init(_ parameters: Parameters, _ limits: ServiceLimits) throws(QueryRefusal) {
        let longitude = try ConeRequest.number(parameters, "RA", 0...360)
        centre = (longitude, try ConeRequest.number(parameters, "DEC", -90...90))
        radius = try ConeRequest.number(parameters, "SR", 0...180)
        let word = try parameters.single("VERB") ?? "2"
        guard let verbosity = Int(word), 1...3 ~= verbosity else {
            throw QueryRefusal("VERB is 1, 2 or 3, not '\(word)'")
        }
        self.verbosity = verbosity
        rows = try TAPRequest.rows(parameters, limits)
    }

    private static func number(
        _ parameters: Parameters, _ name: String, _ range: ClosedRange<Double>
    ) throws(QueryRefusal) -> Double {
        guard let text = try parameters.single(name) else {
            throw QueryRefusal("\(name) is missing; RA, DEC and SR are numbers in degrees")
        }
        guard let number = Double(text.trimmed), range.contains(number) else {
            throw QueryRefusal(
                "\(name) is a number of degrees from \(range.lowerBound) to \(range.upperBound), not '\(text)'"
            )
        }
        return number
    }

    /// The same in ADQL.
    var adql: String {
        let columns =
            switch verbosity {
            case 1: ConeRequest.few.joined(separator: ", ")
            case 2: ConeRequest.some.joined(separator: ", ")
            default: "*"
            }
        // Such numbers are also ADQL's; the signs of exponents are, too.
        let circle = "CIRCLE(\(centre.longitude), \(centre.latitude), \(radius))"
        return
            "SELECT \(columns) FROM ivoa.obscore WHERE 1 = CONTAINS(POINT(s_ra, s_dec), \(circle))"
    }

    private static let few = ["obs_publisher_did", "s_ra", "s_dec"]
    private static let some =
        few + [
            "obs_id", "target_name", "dataproduct_type", "calib_level", "t_min", "t_exptime",
            "facility_name", "instrument_name", "access_url", "access_format", "access_estsize",
        ]

    /// The old words by which clients find the columns that matter (SCS 1.03 §2.2).
    static let words = [
        "obs_publisher_did": "ID_MAIN", "s_ra": "POS_EQ_RA_MAIN", "s_dec": "POS_EQ_DEC_MAIN",
    ]
}
