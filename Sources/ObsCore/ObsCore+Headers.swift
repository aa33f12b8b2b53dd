public import FITS

extension ObsCore {
    /// The keywords that the values are derived from.
    package static let keywords: [String] = {
        var all = Set(ObsCoreSource.all.map(\.keyword))
        all.formUnion(WCSAxes.keywords)
        all.formUnion(ObservationTimes.keywords)
        all.formUnion(frames + [hduClass])
        for pair in positions { all.formUnion([pair.ra, pair.dec]) }
        return all.sorted()
    }()

    private static let sources = ObsCoreSource.all.compactMap { source in
        HeaderValues.Keyword(source.keyword).map { (source, $0) }
    }

    /// The keywords of positions, those of where the telescope pointed first.
    private static let positions: [(ra: String, dec: String)] = [
        ("RA_PNT", "DEC_PNT"), ("RA_NOM", "DEC_NOM"), ("RA", "DEC"),
        ("RA_TARG", "DEC_TARG"), ("TARG_RA", "TARG_DEC"), ("OBJCTRA", "OBJCTDEC"),
        ("RA_OBJ", "DEC_OBJ"),
    ]
    static let positionKeywords = Set(
        positions.flatMap { [$0.ra, $0.dec] }.compactMap { HeaderValues.Keyword($0) })
    private static let frames = ["RADESYS", "RADECSYS", "EQUINOX"]
    private static let hduClass = "HDUCLAS1"
    private static let places = positions.compactMap { pair in
        HeaderValues.Keyword(pair.ra).flatMap { ra in
            HeaderValues.Keyword(pair.dec).map { (ra: ra, dec: $0) }
        }
    }
    /// Classes of HDUs, the one that says most of a file first, and the type of such a product.
    private static let classes = [
        ("EVENTS", "event"), ("LIGHTCURVE", "timeseries"), ("SPECTRUM", "spectrum"),
        ("IMAGE", "image"), ("RESPONSE", "response-function"),
    ]

    /// Derives what the headers of a file say, in the units of ObsCore.
    ///
    /// - Parameter hdus: the HDUs of the file, in order.
    public init(of hdus: [HDU]) {
        self.init(HeaderValues(hdus))
    }

    /// Derives what the headers of a file tell, in the units of ObsCore.
    ///
    /// Of several cards the best one counts, and each value remembers its card. What has no unit
    /// or frame that is understood is left out rather than guessed.
    ///
    /// - Parameter facts: the values of ``keywords``, and the axes of the images.
    package init(_ facts: HeaderValues) {
        for (source, keyword) in ObsCore.sources {
            if let fact = facts[keyword] { take(source, fact) }
        }
        addClass(facts)
        let axes = WCSAxes(facts)
        addPosition(facts, axes)
        ObservationTimes(facts).add(to: &self)
        if let axes { addExtent(axes) }
    }

    private mutating func take(_ source: ObsCoreSource, _ fact: HeaderValues.KeywordValue) {
        guard self[source.column] == nil, let value = source.value(fact) else { return }
        add(Entry(source.column, value, from: fact.source))
    }

    /// The type of the product by the classes of its HDUs.
    private mutating func addClass(_ facts: HeaderValues) {
        guard let keyword = HeaderValues.Keyword(ObsCore.hduClass), facts[keyword] != nil else {
            return
        }
        for (name, type) in ObsCore.classes {
            guard let fact = facts.all(keyword).first(where: { $0.text == name }) else { continue }
            return add(Entry(.dataproductType, .text(type), from: fact.source))
        }
    }

    private mutating func addPosition(_ facts: HeaderValues, _ axes: WCSAxes?) {
        if ObsCore.isModernFrame(facts) {
            for keywords in ObsCore.places {
                guard let ra = facts[keywords.ra], let dec = facts[keywords.dec],
                    ra.hdu == dec.hdu,
                    let place = SkyPosition(
                        ra: SkyPosition.degrees(ra, isRightAscension: true),
                        dec: SkyPosition.degrees(dec, isRightAscension: false))
                else { continue }
                return add(place, ra.source, dec.source)
            }
        }
        guard let axes else { return }
        if ObsCore.isModernFrame(facts), let ra = axes.axis("RA"), let dec = axes.axis("DEC"),
            let place = SkyPosition(ra: ra.degrees(ra.reference), dec: dec.degrees(dec.reference))
        {
            add(place, "CRVAL\(ra.number)", "CRVAL\(dec.number)", axes.hdu)
        } else if let longitude = axes.axis("GLON"), let latitude = axes.axis("GLAT"),
            let place = SkyPosition(
                longitude: longitude.degrees(longitude.reference),
                latitude: latitude.degrees(latitude.reference))
        {
            let both = "CRVAL\(longitude.number)+CRVAL\(latitude.number)"
            add(place, both, both, axes.hdu)
        }
    }

    private mutating func add(_ place: SkyPosition, _ ra: String, _ dec: String, _ hdu: Int = 1) {
        let suffix = hdu == 1 ? "" : "[\(hdu)]"
        add(Entry(.sRa, .real(place.ra), from: ra + suffix))
        add(Entry(.sDec, .real(place.dec), from: dec + suffix))
    }

    /// Whether positions are in ICRS or what differs from it by less than an arcsecond.
    private static func isModernFrame(_ facts: HeaderValues) -> Bool {
        if let frame = (facts["RADESYS"] ?? facts["RADECSYS"])?.text?.uppercased() {
            return ["ICRS", "FK5", "GAPPT"].contains(frame) && isJ2000(facts)
        }
        return isJ2000(facts)
    }

    private static func isJ2000(_ facts: HeaderValues) -> Bool {
        guard let equinox = facts["EQUINOX"] else { return true }
        let year = equinox.number ?? Double(equinox.text?.drop { $0 == "J" } ?? "")
        return year == 2000
    }
}
