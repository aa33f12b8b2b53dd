import FITS

/// A card whose value an ObsCore column takes over, perhaps in another unit.
struct ObsCoreSource {
    /// How a value is taken over.
    enum Conversion {
        /// As it is: text for a text column, a number for a number.
        case plain
        /// A number in the unit that its comment names, else in this one.
        case unit(String)
        /// A word for another; what is not listed says nothing.
        case words([String: String])
    }

    let column: ObsCore.Column
    let keyword: String
    var conversion = Conversion.plain

    init(_ column: ObsCore.Column, _ keyword: String, _ conversion: Conversion = .plain) {
        self.column = column
        self.keyword = keyword
        self.conversion = conversion
    }
}

extension ObsCoreSource {
    /// The sources of columns that one card tells, the best of each column first.
    ///
    /// The keywords are those of FITS 4.0 §4.4.2 and 9, of the stamp, of the spectral data model
    /// of IVOA (`VO…`, `DS_…`), of ESO's science data products, of GADF and OGIP, and of the
    /// observatories whose files are among the samples.
    static let all =
        what + target + [
            ObsCoreSource(.tExptime, "XPOSURE"), ObsCoreSource(.tExptime, "TEXPTIME"),
            ObsCoreSource(.tExptime, "EFFEXPTM"), ObsCoreSource(.tExptime, "EXPOSURE"),
            ObsCoreSource(.tExptime, "EXPTIME"), ObsCoreSource(.tExptime, "LIVETIME"),
            ObsCoreSource(.tExptime, "ONTIME"), ObsCoreSource(.tResolution, "TIMEDEL"),
            ObsCoreSource(.emMin, "WAVELMIN", .unit("nm")),
            ObsCoreSource(.emMax, "WAVELMAX", .unit("nm")),
            ObsCoreSource(.emMin, "HI_THRES", .unit("TeV")),
            ObsCoreSource(.emMax, "LO_THRES", .unit("TeV")),
            ObsCoreSource(.emResPower, "SPEC_RES"),
            ObsCoreSource(.sFov, "APERTURE"), ObsCoreSource(.sRegion, "S_REGION"),
            ObsCoreSource(.sResolution, "SKY_RES"), ObsCoreSource(.sResolution, "PSF_FWHM"),
            ObsCoreSource(.sResolution, "BMAJ", .unit("deg")),
            ObsCoreSource(.sResolutionMin, "SRES_MIN"), ObsCoreSource(.sResolutionMax, "SRES_MAX"),
            ObsCoreSource(.oUnit, "BUNIT"),
            ObsCoreSource(.oCalibStatus, "FLUXCAL", .words(calibrationStates)),
        ]

    private static let what = [
        ObsCoreSource(.dataproductType, "DPTYPE"),
        ObsCoreSource(.dataproductType, "PRODCATG", .words(esoCategories)),
        ObsCoreSource(.dataproductSubtype, "DPSUBTYP"), ObsCoreSource(.calibLevel, "CALIBLEV"),
        ObsCoreSource(.obsCollection, "COLLECT1"), ObsCoreSource(.obsCollection, "LSST BUTLER RUN"),
        ObsCoreSource(.obsId, "OBS_ID"), ObsCoreSource(.obsId, "OBSID"),
        ObsCoreSource(.obsId, "ESO OBS ID"), ObsCoreSource(.obsId, "ROOTNAME"),
        ObsCoreSource(.obsId, "SEQPNUM"),
        ObsCoreSource(.obsPublisherDid, "DS_IDPUB"), ObsCoreSource(.obsCreatorDid, "CR_IDENT"),
        ObsCoreSource(.obsCreatorName, "AUTHOR"), ObsCoreSource(.obsCreationDate, "DATE"),
        ObsCoreSource(.obsTitle, "TITLE"), ObsCoreSource(.publisherId, "VOPUBID"),
        ObsCoreSource(.bibReference, "REFERENC"), ObsCoreSource(.bibReference, "VOREF"),
        ObsCoreSource(.dataRights, "DATARGHT"), ObsCoreSource(.dataRights, "VORIGHTS"),
        ObsCoreSource(.obsReleaseDate, "RELDATE"),
        ObsCoreSource(.proposalId, "PROP_ID"), ObsCoreSource(.proposalId, "PROPOSID"),
        ObsCoreSource(.proposalId, "PROG_ID"), ObsCoreSource(.proposalId, "ESO OBS PROG ID"),
    ]

    private static let target = [
        ObsCoreSource(.targetName, "OBJECT"), ObsCoreSource(.targetName, "TARGNAME"),
        ObsCoreSource(.targetName, "TARGET"), ObsCoreSource(.targetName, "ESO OBS TARG NAME"),
        ObsCoreSource(.targetClass, "SRCCLASS"),
        ObsCoreSource(.facilityName, "TELESCOP"), ObsCoreSource(.facilityName, "OBSERVAT"),
        ObsCoreSource(.instrumentName, "INSTRUME"),
    ]

    private static let esoCategories = [
        "SCIENCE.IMAGE": "image", "SCIENCE.MEFIMAGE": "image", "SCIENCE.SPECTRUM": "spectrum",
        "SCIENCE.CUBE.IFS": "cube", "SCIENCE.CUBE": "cube", "SCIENCE.VISIBILITY": "visibility",
    ]
    private static let calibrationStates = [
        "ABSOLUTE": "absolute", "UNCALIBRATED": "uncalibrated", "RELATIVE": "relative",
    ]
}

extension ObsCoreSource {
    /// The value of a card for the column, in its type and unit; nil if it has none.
    func value(_ fact: HeaderValues.KeywordValue) -> ObsCore.Value? {
        switch conversion {
        case .words(let words):
            return fact.text.flatMap { words[$0.uppercased()] }.map(ObsCore.Value.text)
        case .unit(let standard):
            return number(fact, unit: fact.unit ?? standard)
        case .plain:
            switch column.type {
            case .text: return .text(fact.text ?? fact.value.text)
            case .integer:
                return fact.number.flatMap { Int(exactly: $0) }.map(ObsCore.Value.integer)
            case .real: return number(fact, unit: fact.unit ?? column.unit ?? "")
            }
        }
    }

    /// A number in the unit of the column; nil if the unit is not known.
    private func number(_ fact: HeaderValues.KeywordValue, unit: String) -> ObsCore.Value? {
        guard let number = fact.number else { return nil }
        guard let wanted = column.unit, !unit.isEmpty else { return .real(number) }
        return Units.convert(number, from: unit, to: wanted).map(ObsCore.Value.real)
    }
}
