import FITS
import Testing

@testable import ObsCore

/// From which cards a column comes, and in which unit (docs/obscore.md).
@Suite struct SourceTableTests {
    /// The cards of a column, the best first.
    private static let columns: [(ObsCore.Column, [String])] = [
        (.dataproductType, ["DPTYPE", "PRODCATG", "HDUCLAS1"]),
        (.dataproductSubtype, ["DPSUBTYP"]), (.calibLevel, ["CALIBLEV"]),
        (.obsCollection, ["COLLECT1", "LSST BUTLER RUN"]),
        (.obsId, ["OBS_ID", "OBSID", "ESO OBS ID", "ROOTNAME", "SEQPNUM"]),
        (.proposalId, ["PROP_ID", "PROPOSID", "PROG_ID", "ESO OBS PROG ID"]),
        (.targetName, ["OBJECT", "TARGNAME", "TARGET", "ESO OBS TARG NAME"]),
        (.targetClass, ["SRCCLASS"]), (.facilityName, ["TELESCOP", "OBSERVAT"]),
        (.instrumentName, ["INSTRUME"]), (.sFov, ["APERTURE"]),
        (.sResolution, ["SKY_RES", "PSF_FWHM", "BMAJ"]), (.sResolutionMin, ["SRES_MIN"]),
        (.sResolutionMax, ["SRES_MAX"]), (.sRegion, ["S_REGION"]),
        (
            .tExptime,
            ["XPOSURE", "TEXPTIME", "EFFEXPTM", "EXPOSURE", "EXPTIME", "LIVETIME", "ONTIME"]
        ),
        (.tResolution, ["TIMEDEL"]), (.emMin, ["WAVELMIN", "HI_THRES"]),
        (.emMax, ["WAVELMAX", "LO_THRES"]), (.emResPower, ["SPEC_RES"]), (.oUnit, ["BUNIT"]),
        (.oCalibStatus, ["FLUXCAL"]), (.obsTitle, ["TITLE"]), (.obsCreatorName, ["AUTHOR"]),
        (.obsCreationDate, ["DATE"]), (.obsPublisherDid, ["DS_IDPUB"]),
        (.obsCreatorDid, ["CR_IDENT"]), (.publisherId, ["VOPUBID"]),
        (.bibReference, ["REFERENC", "VOREF"]), (.dataRights, ["DATARGHT", "VORIGHTS"]),
        (.obsReleaseDate, ["RELDATE"]),
    ]

    /// A value that a card can have.
    private static func value(_ keyword: String, _ column: ObsCore.Column) -> CardValue {
        switch keyword {
        case "PRODCATG": return .string("SCIENCE.CUBE")
        case "HDUCLAS1": return .string("IMAGE")
        case "FLUXCAL": return .string("RELATIVE")
        default: break
        }
        return column.type == .text ? .string("of \(keyword)") : .integer(2)
    }

    @Test(arguments: columns)
    func `the best card of a column counts, wherever it stands`(
        column: ObsCore.Column, keywords: [String]
    ) throws {
        for best in keywords.indices {
            // The best comes last in the file, so that order of cards decides nothing.
            let cards = keywords[best...].reversed().enumerated().map { place, keyword in
                TestCard(keyword, SourceTableTests.value(keyword, column), hdu: place + 1)
            }
            let observed = try ObsCore(cards: cards)
            let hdu = keywords.count - best
            let suffix = hdu == 1 ? "" : "[\(hdu)]"
            #expect(observed.source(column) == keywords[best] + suffix)
            #expect(observed.entries.map(\.column) == [column])
        }
    }

    @Test(arguments: [
        ("WAVELMIN", "", ObsCore.Column.emMin, 2e-9), ("WAVELMAX", "", .emMax, 2e-9),
        ("WAVELMIN", "[um]", .emMin, 2e-6), ("WAVELMAX", "[Angstrom]", .emMax, 2e-10),
        ("HI_THRES", "", .emMin, 6.199_209_921_660_013e-19),
        ("LO_THRES", "", .emMax, 6.199_209_921_660_013e-19),
        ("LO_THRES", "[GeV]", .emMax, 6.199_209_921_660_013e-16),
        ("BMAJ", "", .sResolution, 7200), ("BMAJ", "[arcmin]", .sResolution, 120),
        ("SKY_RES", "", .sResolution, 2), ("PSF_FWHM", "[deg]", .sResolution, 7200),
        ("SRES_MIN", "[arcmin]", .sResolutionMin, 120),
        ("SRES_MAX", "[mas]", .sResolutionMax, 0.002),
        ("APERTURE", "", .sFov, 2), ("APERTURE", "[arcmin]", .sFov, 1.0 / 30),
        ("ONTIME", "[h]", .tExptime, 7200), ("TIMEDEL", "[ms]", .tResolution, 0.002),
        ("SPEC_RES", "[whatever]", .emResPower, 2), ("EXPTIME", "[] nothing", .tExptime, 2),
        ("EXPTIME", "seconds [ms]", .tExptime, 2), ("EXPTIME", "[ min ]", .tExptime, 120),
    ])
    func `a number is converted from the unit of its card, else from the usual one`(
        keyword: String, comment: String, column: ObsCore.Column, expected: Double
    ) throws {
        let observed = try ObsCore(cards: [TestCard(keyword, .real(2), comment)])
        let real = try #require(observed.real(column))
        #expect(abs(real / expected - 1) < 1e-12)
    }

    @Test(
        arguments: [
            ("CALIBLEV", CardValue.integer(0), .calibLevel, .integer(0)),
            ("CALIBLEV", .real(2), .calibLevel, .integer(2)),
            ("CALIBLEV", .real(2.5), .calibLevel, nil),
            ("CALIBLEV", .string("2"), .calibLevel, nil),
            ("CALIBLEV", .real(1e30), .calibLevel, nil),
            ("CALIBLEV", .logical(true), .calibLevel, nil),
            ("OBS_ID", .integer(42), .obsId, .text("42")),
            ("OBS_ID", .string("00042"), .obsId, .text("00042")),
            ("OBS_ID", .real(1.5), .obsId, .text("1.5")),
            ("OBS_ID", .logical(false), .obsId, .text("F")),
            ("OBJECT", .string("  Crab"), .targetName, .text("Crab")),
            ("OBJECT", .undefined, .targetName, nil), ("OBJECT", .invalid("x y"), .targetName, nil),
            ("OBJECT", .string(""), .targetName, nil),
            ("EXPTIME", .string("30"), .tExptime, nil),
            ("EXPTIME", .real(.infinity), .tExptime, nil),
            ("EXPTIME", .real(.nan), .tExptime, nil),
            ("EXPTIME", .integer(30), .tExptime, .real(30)),
            ("EXPTIME", .bigInteger("100000000000000000000"), .tExptime, .real(1e20)),
            ("HI_THRES", .real(0), .emMin, nil), ("HI_THRES", .real(-1), .emMin, nil),
            ("WAVELMIN", .real(0), .emMin, .real(0)),
        ] as [(String, CardValue, ObsCore.Column, ObsCore.Value?)])
    func `a value of another type is taken over only where it means the same`(
        keyword: String, value: CardValue, column: ObsCore.Column, expected: ObsCore.Value?
    ) throws {
        #expect(try ObsCore(cards: [TestCard(keyword, value)])[column] == expected)
    }

    @Test(
        arguments: [
            ("SCIENCE.IMAGE", "image"), ("SCIENCE.MEFIMAGE", "image"),
            ("SCIENCE.SPECTRUM", "spectrum"), ("SCIENCE.CUBE.IFS", "cube"),
            ("SCIENCE.CUBE", "cube"), ("SCIENCE.VISIBILITY", "visibility"),
            ("science.image", "image"), ("SCIENCE.CATALOG", nil), ("SCIENCE", nil),
        ] as [(String, String?)])
    func `a category of ESO is a type of ObsCore, or tells nothing`(
        word: String, type: String?
    ) throws {
        let observed = try ObsCore(cards: [TestCard("PRODCATG", .string(word))])
        #expect(observed[.dataproductType] == type.map { .text($0) })
    }

    @Test(
        arguments: [
            ("ABSOLUTE", "absolute"), ("UNCALIBRATED", "uncalibrated"), ("RELATIVE", "relative"),
            ("Absolute", "absolute"), ("NORMALIZED", nil),
        ] as [(String, String?)])
    func `a calibration is one of three, or tells nothing`(word: String, status: String?) throws {
        let observed = try ObsCore(cards: [TestCard("FLUXCAL", .string(word))])
        #expect(observed[.oCalibStatus] == status.map { .text($0) })
    }

    @Test func `a word that tells nothing leaves the column to the next card`() throws {
        let observed = try ObsCore(cards: [
            TestCard("PRODCATG", .string("ANCILLARY")), TestCard("HDUCLAS1", .string("EVENTS")),
            TestCard("XPOSURE", .real(3), "[parsec]"), TestCard("ONTIME", .real(4)),
        ])
        #expect(observed[.dataproductType] == .text("event"))
        #expect(observed[.tExptime] == .real(4))
    }

    @Test func `a column has one value, the first that is added`() {
        var observed = ObsCore()
        observed.add(.init(.obsId, .text("a"), from: "A"))
        observed.add(.init(.obsId, .text("b"), from: "B"))
        observed.add(.init(.obsTitle, .text("c"), from: "C"))
        #expect(observed.entries.map(\.source) == ["A", "C"])
        #expect(observed[.obsId] == .text("a"))
        #expect(observed[.obsTitle] == .text("c"))
        #expect(observed[.sRa] == nil)
    }
}
