import FitsProv
import TestSupport
import Testing

@testable import FitsProvArchive

/// Questions about software, inputs, paths and identifiers.
@Suite struct FactQuestionTests {
    private static func software(_ name: String, _ programs: (String, String?)...) -> ProductFixture
    {
        var product = ProductFixture(name)
        product.software = programs
        return product
    }

    private static let programs = [
        software("a", ("Tool", "1.10"), ("lib", "2.0")), software("b", ("tool", nil)),
        software("c", ("tool box", "3")), software("d", ("x/y", "1")),
    ]

    @Test(arguments: [
        ("software = tool", "a b"), ("software = 'tool box'", "c"),
        ("software = 'tool box 3'", "c"),
        ("software = 'tool box/3'", "c"), ("software = x/y", "d"), ("software = 'x/y 1'", "d"),
        ("software = 'X/Y/1'", "d"), ("software = 'TOOL/1.1?'", "a"), ("software = 't* 1.*'", "a"),
        ("software = 'lib 1.10'", ""), ("software = '* 2.0'", "a"), ("software = 'tool *'", "a c"),
        ("software = 'tool 1.1'", ""), ("software = 'tool 1.10 '", ""),
        ("software = 'too?'", "a b"),
        ("software = 't*'", "a b c"), ("software != tool", "c d"),
        ("software != 'tool 1.10'", "b c d"),
        ("software < lib", ""), ("software <= LIB", "a"), ("software > tool", "c d"),
        ("software >= TOOL", "a b c d"), ("software = tool or software = lib", "a b"),
        ("software_version = 1.10", "a"), ("software_version > 2.0", "c"),
        ("software_version = 1.1", ""),
        ("software_version between 1.2 and 1.10", "a"), ("software_version >= 2", "a c"),
        ("software_version = '1.*'", "a"), ("has software_version", "a c d"),
        ("software_version = 3", "c"),
        ("software_version < 1.10", "d"), ("version = 2.0 and program = tool", "a"),
    ])
    func `a program is asked for with or without its version`(
        expression: String, expected: String
    ) throws {
        #expect(try FactQuestionTests.programs.found(expression) == expected)
    }

    private static func used(_ name: String, _ entities: UsedEntity...) -> ProductFixture {
        var product = ProductFixture(name)
        product.used = entities
        return product
    }

    private static let inputs = [
        used(
            "a", UsedEntity("../raw/ev_1.fits.gz", identifier: "ivo://X/ev1", digest: "sha256:AB")),
        used("b", UsedEntity("dark.fits"), UsedEntity("/data/raw/ev_2.fits")),
        used("c", UsedEntity("flat*.fits")), used("d", UsedEntity("flat1.fits")), used("e"),
    ]

    @Test(arguments: [
        ("used = ev_1.fits", "a"), ("used = ev_1", "a"), ("used = ev_1.fits.gz", "a"),
        ("used = 'raw/ev_1.fits.gz'", "a"), ("used = 'aw/ev_1.fits.gz'", ""),
        ("used = '../raw/ev_1.fits.gz'", "a"), ("used = '/data/raw/ev_2.fits'", "b"),
        ("used = 'data/raw/ev_2.fits'", "b"), ("used = '/raw/ev_2.fits'", ""),
        ("used = 'x/ev_2.fits'", ""),
        ("used = 'ivo://X/ev1'", "a"), ("used = 'ivo://x/ev1'", ""), ("used = 'ivo:*'", "a"),
        ("used = sha256:AB", "a"), ("used = sha256:ab", ""), ("used = 'sha256:A?'", "a"),
        ("used = 'ev_*'", "a b"), ("used = '*/ev_?.fits'", "b"), ("used = 'raw/*.gz'", "a"),
        ("used = 'aw/*.gz'", ""), ("used = '/data/*'", "b"), ("used = 'flat\\*.fits'", "c"),
        ("used = 'flat*.fits'", "c d"), ("used = 'FLAT1.fits'", ""), ("used = '?lat1.fits'", "d"),
        ("used != ev_1.fits", "b c d"), ("used != dark.fits", "a c d"), ("has used", "a b c d"),
        ("used not in (ev_2.fits, 'flat*')", "a"), ("not used = ev_1.fits", "b c d e"),
        ("input = dark.fits and used = ev_2.fits", "b"), ("used = ''", ""),
    ])
    func `an input is asked for by its name, its place, its identifier or its digest`(
        expression: String, expected: String
    ) throws {
        #expect(try FactQuestionTests.inputs.found(expression) == expected)
    }

    private static let places: [ProductFixture] = {
        let places = [
            ("/archive/a", "f1.fits"), ("/archive/ab", "f2.fits"), ("/archive/a/b", "f3.fits"),
            ("/x[1]", "f4.fits"), ("/archive/c", "f5.fits.gz"), ("/archive/c", "g*.fits"),
            ("/archive/c", "g1.fits"),
        ]
        return places.map { folder, name in
            var product = ProductFixture(name)
            product.folder = folder
            return product
        }
    }()

    @Test(arguments: [
        ("path = /archive/a/*", "f1 f3"), ("path = /archive/a/f1.fits", "f1"),
        ("path = /archive/a/b/*", "f3"),
        ("path = /archive/ab/*", "f2"), ("path = b/*", "f3"), ("path = '/x[1]/f4.fits'", "f4"),
        ("path = '/x[1]/*'", "f4"), ("path = 'x[1]/f?.fits'", "f4"),
        ("path = f?.fits", "f1 f2 f3 f4"),
        ("path = '/archive/a*'", "f1 f2 f3"), ("path = '/*'", "f1 f2 f3 f4 f5 g* g1"),
        ("path = '*f1.fits'", "f1"), ("path = 1.fits", ""), ("path = '*1.fits'", "f1 g1"),
        ("path = a/f1.fits", "f1"), ("path = /a/f1.fits", ""), ("path = '/archive/A/*'", ""),
        ("path = '/archive/?/f1.fits'", "f1"), ("path = '/a*/f1.fits'", "f1"),
        ("path = f5.fits", ""),
        ("path = f5.fits.gz", "f5"), ("path = 'c/g\\*.fits'", "g*"),
        ("path = 'c/g*.fits'", "g* g1"),
        ("path = archive/a/f1.fits", "f1"), ("path = '/archive/a'", ""),
        ("path != 'f?.fits'", "f5 g* g1"),
        ("file = f1.fits", "f1"), ("folder = ab/*", "f2"),
        ("name = f1.fits", "f1"), ("name = F1.fits", ""), ("name = 'f?.fits'", "f1 f2 f3 f4"),
        ("name = 'g\\*.fits'", "g*"), ("name = f5.fits", ""), ("name = f5", ""),
        ("name < f2.fits", "f1"),
        ("name >= f4.fits and name < g", "f4 f5"), ("name between f1.fits and f2.fits", "f1 f2"),
        ("name != 'f*'", "g* g1"), ("name = 'a/f1.fits'", ""),
        ("name in (f1.fits, g1.fits)", "f1 g1"),
    ])
    func `a path is asked for from its beginning or to its end`(
        expression: String, expected: String
    ) throws {
        #expect(try FactQuestionTests.places.found(expression) == expected)
    }

    @Test(arguments: [
        ("digest = sha256:m", "a"), ("digest = sha256:s", "a"), ("digest = 'sha256:?'", "a b"),
        ("digest = sha256:M", ""), ("digest != sha256:m", "b"), ("has digest", "a b"),
        ("digest > sha256:r", "a b"), ("digest > sha256:s", "b"),
        ("digest between sha256:a and sha256:n", "a"),
        ("id = urn:a", "a"), ("id = URN:a", ""), ("id = 'urn:?'", "a b"), ("id != urn:a", "b"),
        ("id < urn:b", "a"), ("id <= urn:b", "a b"), ("has id", "a b"), ("identifier = urn:b", "b"),
    ])
    func `a digest is the one measured or the one stamped`(
        expression: String, expected: String
    ) throws {
        var (first, second, third) = (ProductFixture("a"), ProductFixture("b"), ProductFixture("c"))
        (first.identifier, first.measured, first.digest) = ("urn:a", "sha256:m", "sha256:s")
        (second.identifier, second.digest) = ("urn:b", "sha256:t")
        third.isStamped = false
        #expect(try [first, second, third].found(expression) == expected)
    }

    @Test(arguments: [
        ("start = 2026-03-13", "a"), ("start > 2026-03-12", "a b"),
        ("start > 2026-03-13", "b"), ("start >= 2026-03-13", "a b"),
        ("start <= 2026-03-13T12:00:00", "a"),
        ("start < 2026-03-13T12:00:00", ""), ("start = 2026-03-13T12:00", "a"),
        ("end = 2026-03", "a"),
        ("started = 2026-03-14", "b"), ("ended < 2026-03-14", "a"), ("has end", "a"),
        ("end != 2026", ""),
        ("start between 2026-03-13 and 2026-03-14", "a b"), ("start != 2026-03-13", "b"),
        ("start in (2026-03-13, 2026-03-15)", "a"), ("start = 2026-03-13T12:00:00Z", "a"),
        ("start = '2026-03-13 12:00:00'", "a"),
    ])
    func `an activity begins and ends in time`(expression: String, expected: String) throws {
        var (first, second) = (ProductFixture("a"), ProductFixture("b"))
        (first.start, first.end) = ("2026-03-13T12:00:00Z", "2026-03-13T13:00:00Z")
        second.start = "2026-03-14T00:00:00Z"
        #expect(try [first, second].found(expression) == expected)
    }
}
